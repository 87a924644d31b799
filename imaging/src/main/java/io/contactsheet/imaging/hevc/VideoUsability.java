package io.contactsheet.imaging.hevc;

import io.contactsheet.imaging.picture.UnreadablePictureException;

/** The VUI of a sequence, of which only the colours are of use to a still picture. Source: sections E.2.1 to E.2.3. */
final class VideoUsability {

    private static final int EXTENDED_ASPECT = 255;
    private static final int MOST_SCHEDULES = 32;

    private final BitReader reader;

    private VideoUsability(BitReader reader) {
        this.reader = reader;
    }

    /** Reads all of it, and keeps the colours. */
    static HevcColor parse(BitReader reader, int subLayers) throws UnreadablePictureException {
        return new VideoUsability(reader).read(subLayers);
    }

    private HevcColor read(int subLayers) throws UnreadablePictureException {
        if (reader.flag() && reader.bits(8) == EXTENDED_ASPECT) {
            reader.skip(32);
        }
        if (reader.flag()) {
            reader.flag();
        }
        HevcColor color = reader.flag() ? readColor() : HevcColor.UNSPECIFIED;
        if (reader.flag()) {
            skipNumbers(2);
        }
        reader.skip(3);
        if (reader.flag()) {
            skipNumbers(4);
        }
        if (reader.flag()) {
            skipTiming(subLayers);
        }
        if (reader.flag()) {
            reader.skip(3);
            skipNumbers(5);
        }
        return color;
    }

    private HevcColor readColor() throws UnreadablePictureException {
        reader.skip(3);
        boolean fullRange = reader.flag();
        if (!reader.flag()) {
            HevcColor unsaid = HevcColor.UNSPECIFIED;
            return new HevcColor(unsaid.primaries(), unsaid.transfer(), unsaid.matrix(), fullRange);
        }
        return new HevcColor(reader.bits(8), reader.bits(8), reader.bits(8), fullRange);
    }

    private void skipNumbers(int count) throws UnreadablePictureException {
        for (int i = 0; i < count; i++) {
            reader.unsigned();
        }
    }

    private void skipTiming(int subLayers) throws UnreadablePictureException {
        reader.skip(64);
        if (reader.flag()) {
            reader.unsigned();
        }
        if (reader.flag()) {
            skipBuffering(subLayers);
        }
    }

    /** Leaves out {@code hrd_parameters}. */
    private void skipBuffering(int subLayers) throws UnreadablePictureException {
        boolean ofUnits = reader.flag();
        boolean ofSlices = reader.flag();
        boolean ofParts = false;
        if (ofUnits || ofSlices) {
            ofParts = reader.flag();
            reader.skip(ofParts ? 8 + 5 + 1 + 5 + 8 + 4 + 15 : 8 + 15);
        }
        for (int i = 0; i < subLayers; i++) {
            int schedules = readSchedules();
            for (int j = 0; j < schedules * ((ofUnits ? 1 : 0) + (ofSlices ? 1 : 0)); j++) {
                skipNumbers(ofParts ? 4 : 2);
                reader.flag();
            }
        }
    }

    private int readSchedules() throws UnreadablePictureException {
        boolean fixedRate = reader.flag();
        boolean fixedRateWithin = fixedRate || reader.flag();
        boolean lowDelay = false;
        if (fixedRateWithin) {
            reader.unsigned();
        } else {
            lowDelay = reader.flag();
        }
        return lowDelay ? 1 : reader.unsigned(MOST_SCHEDULES - 1) + 1;
    }
}
