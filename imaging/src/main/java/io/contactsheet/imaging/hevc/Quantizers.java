package io.contactsheet.imaging.hevc;

import java.util.Arrays;

/** Which quantizer applies where. Source: sections 7.4.9.14 and 8.6.1. */
final class Quantizers {

    /** For 4:2:0, from a quantizer of luma of 30 on. */
    private static final int[] CHROMA = {29, 30, 31, 32, 33, 33, 34, 34, 35, 35, 36, 36, 37, 37};

    private static final int FIRST_CHROMA = 30;

    private final Cabac cabac;
    private final DecodedPicture decoded;
    private final boolean changing;
    private final int groupLog2;
    private final int chromaGroupLog2;

    private int ofSlice;
    private int cbOfSlice;
    private int crOfSlice;
    private boolean unitChromaOffsets;

    /** That of the unit before, in the order of the data. */
    private int before;

    /** What the quantizer of this group is predicted to be. */
    private int predicted;

    private int luma;
    private boolean deltaRead;
    private boolean chromaOffsetRead;
    private int cbOffset;
    private int crOffset;

    Quantizers(Cabac cabac, DecodedPicture decoded) {
        this.cabac = cabac;
        this.decoded = decoded;
        this.changing = decoded.picture.quantizerDeltas;
        this.groupLog2 = decoded.sequence.codingTreeLog2 - decoded.picture.quantizerDepth;
        this.chromaGroupLog2 = decoded.sequence.codingTreeLog2 - decoded.picture.chromaOffsetDepth;
    }

    /** Begins a segment, which may continue a slice. */
    void enter(SliceHeader segment) {
        ofSlice = segment.quantizer;
        cbOfSlice = segment.cbOffset;
        crOfSlice = segment.crOffset;
        unitChromaOffsets = segment.unitChromaOffsets;
        if (!segment.dependent) {
            cbOffset = 0;
            crOffset = 0;
            restart();
        }
    }

    /** Forgets what came before: at the beginning of a slice, a tile, or a row that is a stream of its own. */
    void restart() {
        before = ofSlice;
        luma = ofSlice;
    }

    /** Begins a block of coding units, which may be one whose quantizer differs. */
    void enterBlock(int x, int y, int log2) {
        if (changing && log2 >= groupLog2) {
            deltaRead = false;
            predicted = (left(x, y) + above(x, y) + 1) >> 1;
            luma = predicted;
        }
        if (unitChromaOffsets && log2 >= chromaGroupLog2) {
            chromaOffsetRead = false;
        }
    }

    /** Only neighbours of the same coding tree block count. */
    private int left(int x, int y) {
        int mask = (1 << decoded.sequence.codingTreeLog2) - 1;
        return (x & mask) == 0 ? before : decoded.quantizers[index(x - 1, y)];
    }

    private int above(int x, int y) {
        int mask = (1 << decoded.sequence.codingTreeLog2) - 1;
        return (y & mask) == 0 ? before : decoded.quantizers[index(x, y - 1)];
    }

    private int index(int x, int y) {
        int log2 = decoded.sequence.minCodingLog2;
        return (y >> log2) * decoded.codingColumns + (x >> log2);
    }

    /** Notes the quantizer of a coding unit that is read, for those that follow. */
    void leaveUnit(int x, int y, int log2) {
        if (changing) {
            before = luma;
            int count = 1 << log2 - decoded.sequence.minCodingLog2;
            int first = index(x, y);
            for (int row = 0; row < count; row++) {
                int at = first + row * decoded.codingColumns;
                Arrays.fill(decoded.quantizers, at, at + count, (byte) luma);
            }
        }
    }

    /** Reads what a transform unit with coefficients may say of quantizers. */
    void read(boolean hasChroma, boolean lossless) {
        if (changing && !deltaRead) {
            deltaRead = true;
            readDelta();
        }
        if (unitChromaOffsets && hasChroma && !lossless && !chromaOffsetRead) {
            chromaOffsetRead = true;
            readChromaOffset();
        }
    }

    private void readDelta() {
        int delta = readDeltaSize();
        if (delta > 0 && cabac.evenBit() != 0) {
            delta = -delta;
        }
        int lowest = -6 * (decoded.sequence.lumaDepth - 8);
        luma = Math.floorMod(predicted + delta - lowest, 52 - lowest) + lowest;
    }

    private int readDeltaSize() {
        int prefix = 0;
        while (prefix < 5 && cabac.bit(Contexts.QUANTIZER_DELTA + (prefix == 0 ? 0 : 1)) != 0) {
            prefix++;
        }
        if (prefix < 5) {
            return prefix;
        }
        int bits = 0;
        while (cabac.evenBit() != 0) {
            if (++bits == Byte.SIZE) {
                cabac.setDamaged();
                return 0;
            }
        }
        return 5 + (1 << bits) - 1 + cabac.evenBits(bits);
    }

    private void readChromaOffset() {
        int[] cbOffsets = decoded.picture.cbOffsets;
        int[] crOffsets = decoded.picture.crOffsets;
        if (cabac.bit(Contexts.CHROMA_OFFSET) == 0) {
            cbOffset = 0;
            crOffset = 0;
            return;
        }
        int index = 0;
        while (index < cbOffsets.length - 1 && cabac.bit(Contexts.CHROMA_OFFSET_INDEX) != 0) {
            index++;
        }
        cbOffset = cbOffsets[index];
        crOffset = crOffsets[index];
    }

    /** The quantizer of a component here, from 0 on. */
    int of(int component) {
        if (component == 0) {
            return luma + 6 * (decoded.sequence.lumaDepth - 8);
        }
        int lowest = -6 * (decoded.sequence.chromaDepth - 8);
        int offset = component == 1 ? cbOfSlice + cbOffset : crOfSlice + crOffset;
        int index = Math.clamp(luma + offset, lowest, 57);
        return chroma(index) - lowest;
    }

    private int chroma(int index) {
        if (decoded.sequence.chromaFormat != 1) {
            return Math.min(index, 51);
        }
        if (index < FIRST_CHROMA) {
            return index;
        }
        return index < FIRST_CHROMA + CHROMA.length ? CHROMA[index - FIRST_CHROMA] : index - 6;
    }
}
