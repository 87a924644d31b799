package io.contactsheet.imaging.webp;

/**
 * How macroblocks differ in quantizer and loop filter by the segment that they are in. Source: RFC 6386, section 9.3.
 *
 * @param enabled whether they differ
 * @param hasMap whether each macroblock says its segment; else it is 0
 * @param absolute whether the values replace those of the frame; else they are added to them
 * @param quantizers one for each of the four segments
 * @param filterLevels likewise
 * @param probabilities of the three branches in the tree of segments
 */
@SuppressWarnings("ArrayRecordComponent") // Inside this package, never changed.
record Segmentation(
        boolean enabled, boolean hasMap, boolean absolute, int[] quantizers, int[] filterLevels, int[] probabilities) {

    static final int SEGMENTS = 4;

    private static final int ALWAYS_LEFT = 255;

    static Segmentation parse(BooleanDecoder header) {
        boolean enabled = header.flag();
        boolean hasMap = enabled && header.flag();
        boolean hasValues = enabled && header.flag();
        boolean absolute = !hasValues || header.flag();
        int[] quantizers = new int[SEGMENTS];
        int[] filterLevels = new int[SEGMENTS];
        if (hasValues) {
            readValues(header, 7, quantizers);
            readValues(header, 6, filterLevels);
        }
        int[] probabilities = new int[SEGMENTS - 1];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = hasMap && header.flag() ? header.literal(8) : ALWAYS_LEFT;
        }
        return new Segmentation(enabled, hasMap, absolute, quantizers, filterLevels, probabilities);
    }

    private static void readValues(BooleanDecoder header, int bits, int[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = header.optionalSigned(bits);
        }
    }

    int quantizer(int segment, int ofFrame) {
        return value(quantizers[segment], ofFrame);
    }

    int filterLevel(int segment, int ofFrame) {
        return value(filterLevels[segment], ofFrame);
    }

    private int value(int ofSegment, int ofFrame) {
        if (!enabled) {
            return ofFrame;
        }
        return absolute ? ofSegment : ofFrame + ofSegment;
    }

    /** The segment of the next macroblock. */
    int read(BooleanDecoder modes) {
        if (!hasMap) {
            return 0;
        }
        return modes.bit(probabilities[0]) == 0 ? modes.bit(probabilities[1]) : 2 + modes.bit(probabilities[2]);
    }
}
