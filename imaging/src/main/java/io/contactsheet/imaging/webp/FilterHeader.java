package io.contactsheet.imaging.webp;

import java.util.Arrays;

/**
 * The loop filter of a frame. Source: RFC 6386, sections 9.3 and 9.6.
 *
 * @param simple whether it is the simple filter, which leaves chroma alone
 * @param whole strengths by segment, for macroblocks that are predicted as a whole
 * @param parted likewise, for those that are predicted in sub-blocks
 */
@SuppressWarnings("ArrayRecordComponent") // Inside this package, never changed.
record FilterHeader(boolean simple, FilterStrength[] whole, FilterStrength[] parted) {

    /** No filter at all. */
    static final FilterHeader NONE = none();

    /** Of reference frames and of modes: a key frame has need for the first of each only. */
    private static final int DELTAS = 4;

    static FilterHeader parse(BooleanDecoder header, Segmentation segmentation) {
        boolean simple = header.flag();
        int level = header.literal(6);
        int sharpness = header.literal(3);
        int ofIntra = 0;
        int ofParted = 0;
        boolean hasDeltas = header.flag();
        if (hasDeltas && header.flag()) {
            ofIntra = readFirst(header);
            ofParted = readFirst(header);
        }
        FilterStrength[] whole = new FilterStrength[Segmentation.SEGMENTS];
        FilterStrength[] parted = new FilterStrength[Segmentation.SEGMENTS];
        for (int segment = 0; segment < whole.length; segment++) {
            int base = level == 0 ? 0 : segmentation.filterLevel(segment, level) + ofIntra;
            whole[segment] = FilterStrength.of(base, sharpness);
            parted[segment] = FilterStrength.of(level == 0 ? 0 : base + ofParted, sharpness);
        }
        return new FilterHeader(simple, whole, parted);
    }

    private static FilterHeader none() {
        FilterStrength[] strengths = new FilterStrength[Segmentation.SEGMENTS];
        Arrays.fill(strengths, FilterStrength.NONE);
        return new FilterHeader(true, strengths, strengths);
    }

    private static int readFirst(BooleanDecoder header) {
        int first = header.optionalSigned(6);
        for (int i = 1; i < DELTAS; i++) {
            header.optionalSigned(6);
        }
        return first;
    }
}
