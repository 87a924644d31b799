package io.contactsheet.imaging.webp;

/**
 * The macroblock headers of a key frame: segment, and how the samples are predicted. Source: RFC 6386, sections 10, 11
 * and 19.3.
 */
final class MacroblockModes {

    /** Luma is predicted in sub-blocks, each with a mode of its own. */
    static final int PARTED = -1;

    private static final int SUBBLOCKS = 4;

    private final BooleanDecoder data;
    private final Segmentation segmentation;
    private final int skipProbability;

    /** Modes of the sub-blocks above the current row, and on the left of the current macroblock. */
    private final int[] above;

    private final int[] left = new int[SUBBLOCKS];

    private final int[] subblocks = new int[SUBBLOCKS * SUBBLOCKS];
    private int segment;
    private boolean empty;
    private int luma;
    private int chroma;

    /** @param skipProbability that a macroblock has coefficients, of 256; negative if all of them have */
    MacroblockModes(BooleanDecoder data, Segmentation segmentation, int skipProbability, int columns) {
        this.data = data;
        this.segmentation = segmentation;
        this.skipProbability = skipProbability;
        this.above = new int[columns * SUBBLOCKS];
    }

    void startRow() {
        java.util.Arrays.fill(left, SubblockModes.DC);
    }

    void read(int column) {
        segment = segmentation.read(data);
        empty = skipProbability >= 0 && data.bit(skipProbability) != 0;
        if (data.bit(145) == 0) {
            luma = PARTED;
            readSubblocks(column * SUBBLOCKS);
        } else {
            luma = readLuma();
            for (int i = 0; i < SUBBLOCKS; i++) {
                above[column * SUBBLOCKS + i] = luma;
                left[i] = luma;
            }
        }
        chroma = readChroma();
    }

    /** One of the first four modes of sub-blocks, which macroblocks share. */
    private int readLuma() {
        if (data.bit(156) == 0) {
            return data.bit(163) == 0 ? SubblockModes.DC : SubblockModes.VERTICAL;
        }
        return data.bit(128) == 0 ? SubblockModes.HORIZONTAL : SubblockModes.TRUE_MOTION;
    }

    private int readChroma() {
        if (data.bit(142) == 0) {
            return SubblockModes.DC;
        }
        if (data.bit(114) == 0) {
            return SubblockModes.VERTICAL;
        }
        return data.bit(183) == 0 ? SubblockModes.HORIZONTAL : SubblockModes.TRUE_MOTION;
    }

    private void readSubblocks(int column) {
        for (int y = 0; y < SUBBLOCKS; y++) {
            int mode = left[y];
            for (int x = 0; x < SUBBLOCKS; x++) {
                mode = SubblockModes.read(data, above[column + x], mode);
                above[column + x] = mode;
                subblocks[y * SUBBLOCKS + x] = mode;
            }
            left[y] = mode;
        }
    }

    int segment() {
        return segment;
    }

    /** Whether there are no coefficients. */
    boolean isEmpty() {
        return empty;
    }

    /** A mode, or {@link #PARTED}. */
    int luma() {
        return luma;
    }

    /** The mode of a sub-block, from 0 to 15 row by row; only if luma is parted. */
    int subblock(int index) {
        return subblocks[index];
    }

    int chroma() {
        return chroma;
    }
}
