package io.contactsheet.imaging.webp;

import java.util.Arrays;

/**
 * Three rows of macroblocks of one plane, all that there is of it at a time: the one that is decoded, the one above it,
 * which the loop filter may only touch when nothing is predicted from it any more, and the one above that, whose last
 * lines change with the filter.
 *
 * <p>Around the samples stand the constants that RFC 6386, section 12, predicts from at the borders of the picture.
 */
final class Band {

    private static final int ROWS = 3;

    /** Before each line, so that blocks begin at a multiple of it. */
    private static final int BEFORE = 16;

    /** Sub-blocks look at four samples on the right above them. */
    private static final int AFTER = 4;

    private static final byte ABOVE = 127;
    private static final byte LEFT = (byte) 129;
    private static final byte NEUTRAL = (byte) 128;

    private final byte[] samples;
    private final int size;
    private final int width;
    private final int stride;

    /**
     * @param size of a macroblock in this plane: 16 or 8
     * @param columns of macroblocks
     */
    Band(int size, int columns) {
        this.size = size;
        this.width = size * columns;
        this.stride = BEFORE + width + AFTER;
        this.samples = new byte[ROWS * size * stride];
        for (int line = 0; line < ROWS * size; line++) {
            samples[at(0, line) - 1] = LEFT;
        }
        int above = at(0, 2 * size - 1);
        Arrays.fill(samples, above - 1, above + width + AFTER, ABOVE);
    }

    static long memory(int columns) {
        return (long) ROWS * 16 * (16 * columns + BEFORE + AFTER) * 3 / 2;
    }

    byte[] samples() {
        return samples;
    }

    int stride() {
        return stride;
    }

    /** Where the sample of a line stands; lines 0, 16 and 32 of luma, 0, 8 and 16 of chroma begin a macroblock. */
    int at(int x, int line) {
        return line * stride + BEFORE + x;
    }

    /** Where a macroblock of the row stands that is decoded. */
    int decoded(int column) {
        return at(column * size, 2 * size);
    }

    /** Where a macroblock of the row above stands. */
    int filtered(int column) {
        return at(column * size, size);
    }

    /** Fills the decoded row from a column on with neutral grey. */
    void blank(int column) {
        for (int line = 2 * size; line < ROWS * size; line++) {
            Arrays.fill(samples, at(column * size, line), at(width, line), NEUTRAL);
        }
    }

    /** Makes room for the next row. */
    void advance() {
        int last = at(width, ROWS * size - 1);
        Arrays.fill(samples, last, last + AFTER, samples[last - 1]);
        System.arraycopy(samples, size * stride, samples, 0, (ROWS - 1) * size * stride);
    }
}
