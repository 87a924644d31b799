package io.contactsheet.imaging.jpeg;

import org.jspecify.annotations.Nullable;

/** One component of the frame: its geometry, and what the decoder keeps of it while it reads. */
final class Component {

    final int index;
    final int id;
    final int horizontal;
    final int vertical;
    final int quantizer;

    /** Blocks that hold samples of the picture, which is what a scan of this component alone consists of. */
    int blocksWide;

    int blocksHigh;

    /** Blocks up to the edge of the last minimum coded unit of an interleaved scan. */
    int paddedBlocksWide;

    int paddedBlocksHigh;

    JpegScale scale = JpegScale.FULL;

    /** Zigzag order; that of the component's first scan holds for all. */
    int @Nullable [] quantization;

    /** Progressive only: the DC coefficient of each block, row by row. */
    short[] averages = new short[0];

    /** Progressive only: for each block, row by row, the first AC coefficients in zigzag order, as many as are kept. */
    short[] details = new short[0];

    /** Progressive only: AC coefficients kept of each block; 0 before the first scan of some. */
    int kept;

    /** Progressive only: for each coefficient how many low bits are still to come; -1 before the first scan. */
    final byte[] bitsToCome = new byte[64];

    /** Progressive only: for each AC coefficient, of how many blocks its first bits are there, row by row from the first. */
    final long[] blocksRead = new long[64];

    /** Numbers of the current scan's tables. */
    int dcTable;

    int acTable;

    /** The current scan's tables of Huffman codes; none where it is coded arithmetically. */
    @Nullable HuffmanTable dc;

    @Nullable HuffmanTable ac;

    Component(int index, int id, int horizontal, int vertical, int quantizer) {
        this.index = index;
        this.id = id;
        this.horizontal = horizontal;
        this.vertical = vertical;
        this.quantizer = quantizer;
        java.util.Arrays.fill(bitsToCome, (byte) -1);
    }

    int[] quantization() {
        return java.util.Objects.requireNonNull(quantization, "a scan's components have a table");
    }
}
