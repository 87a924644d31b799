package io.contactsheet.imaging.hevc;

/**
 * Reads what the second loop filter would need, to get past it. Source: sections 7.3.8.3 and 9.3.3.
 *
 * <p>Of use is only that an edge offset has no position and no signs.
 */
final class SampleOffsets {

    private static final int OFFSETS = 4;
    private static final int POSITION_BITS = 5;
    private static final int CLASS_BITS = 2;
    private static final int NONE = 0;
    private static final int BAND = 1;
    private static final int EDGE = 2;

    private final Cabac cabac;
    private final DecodedPicture decoded;

    SampleOffsets(Cabac cabac, DecodedPicture decoded) {
        this.cabac = cabac;
        this.decoded = decoded;
    }

    /** Reads those of a coding tree block. */
    void read(SliceHeader slice, int place) {
        if (!slice.lumaOffsets && !slice.chromaOffsets || isMerged(slice, place)) {
            return;
        }
        if (slice.lumaOffsets) {
            readComponent(readKind(), 0, true);
        }
        if (slice.chromaOffsets) {
            int kind = readKind();
            readComponent(kind, 1, true);
            readComponent(kind, 2, false);
        }
    }

    private boolean isMerged(SliceHeader slice, int place) {
        int columns = decoded.order.columns;
        boolean left = place % columns > 0 && isMergeable(slice, place, place - 1);
        if (left && cabac.bit(Contexts.OFFSETS_MERGE) != 0) {
            return true;
        }
        return isMergeable(slice, place, place - columns) && cabac.bit(Contexts.OFFSETS_MERGE) != 0;
    }

    private boolean isMergeable(SliceHeader slice, int place, int other) {
        return other >= 0
                && decoded.slices[other] == slice.sliceAddress
                && decoded.order.tile[place] == decoded.order.tile[other];
    }

    private int readKind() {
        return cabac.bit(Contexts.OFFSETS_TYPE) == 0 ? NONE : cabac.evenBit() == 0 ? BAND : EDGE;
    }

    /** Reads one component's offsets; Cr has the class of Cb. */
    private void readComponent(int kind, int component, boolean hasClass) {
        if (kind == NONE) {
            return;
        }
        int most = (1 << Math.min(decoded.sequence.depth(component), 10) - 5) - 1;
        int signed = 0;
        for (int i = 0; i < OFFSETS; i++) {
            signed += readOffset(most) != 0 ? 1 : 0;
        }
        if (kind == BAND) {
            cabac.evenBits(signed);
            cabac.evenBits(POSITION_BITS);
        } else if (hasClass) {
            cabac.evenBits(CLASS_BITS);
        }
    }

    private int readOffset(int most) {
        int offset = 0;
        while (offset < most && cabac.evenBit() != 0) {
            offset++;
        }
        return offset;
    }
}
