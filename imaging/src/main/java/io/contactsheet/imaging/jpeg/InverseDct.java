package io.contactsheet.imaging.jpeg;

/**
 * Inverse cosine transforms from the low frequencies of a block to 1, 2, 4 or 8 samples in each direction.
 *
 * <p>The reduced ones are exact transforms of that size over the coefficients that they have: a picture from which the
 * higher frequencies are cut, as a good resampling filter does. Fixed point with 13 bits, as in libjpeg's jidctint; the
 * transform of 8 is the one of Loeffler, Ligtenberg and Moschytz.
 */
final class InverseDct {

    private static final int BITS = 13;
    private static final int PASS_BITS = 2;

    private static final int C0_298631336 = 2446;
    private static final int C0_390180644 = 3196;
    private static final int C0_541196100 = 4433;
    private static final int C0_765366865 = 6270;
    private static final int C0_899976223 = 7373;
    private static final int C1_175875602 = 9633;
    private static final int C1_501321110 = 12299;
    private static final int C1_847759065 = 15137;
    private static final int C1_961570560 = 16069;
    private static final int C2_053119869 = 16819;
    private static final int C2_562915447 = 20995;
    private static final int C3_072711026 = 25172;

    private InverseDct() {}

    /**
     * @param block dequantised coefficients in natural order, 8 in a row
     * @param shift how many bits a sample has above 8
     * @param rows the sample rows of this row of blocks
     * @param column of the block's first sample
     */
    static void transform(JpegScale scale, int[] block, int shift, byte[][] rows, int firstRow, int column) {
        switch (scale) {
            case EIGHTH -> rows[firstRow][column] = sample((block[0] + 4) >> 3, shift);
            case QUARTER -> two(block, shift, rows, firstRow, column);
            case HALF -> four(block, shift, rows, firstRow, column);
            case FULL -> eight(block, shift, rows, firstRow, column);
        }
    }

    private static byte sample(int value, int shift) {
        int level = (value >> shift) + 128;
        return (byte) (level < 0 ? 0 : Math.min(level, 255));
    }

    private static void two(int[] block, int shift, byte[][] rows, int firstRow, int column) {
        int top = block[0] + block[8] + 4;
        int bottom = block[0] - block[8] + 4;
        int topDifference = block[1] + block[9];
        int bottomDifference = block[1] - block[9];
        rows[firstRow][column] = sample((top + topDifference) >> 3, shift);
        rows[firstRow][column + 1] = sample((top - topDifference) >> 3, shift);
        rows[firstRow + 1][column] = sample((bottom + bottomDifference) >> 3, shift);
        rows[firstRow + 1][column + 1] = sample((bottom - bottomDifference) >> 3, shift);
    }

    private static void four(int[] block, int shift, byte[][] rows, int firstRow, int column) {
        for (int x = 0; x < 4; x++) {
            int even = (block[x] + block[x + 16]) << BITS;
            int odd = (block[x] - block[x + 16]) << BITS;
            int z = (block[x + 8] + block[x + 24]) * C0_541196100;
            int inner = z - block[x + 24] * C1_847759065;
            int outer = z + block[x + 8] * C0_765366865;
            block[x] = descale(even + outer, BITS - PASS_BITS);
            block[x + 24] = descale(even - outer, BITS - PASS_BITS);
            block[x + 8] = descale(odd + inner, BITS - PASS_BITS);
            block[x + 16] = descale(odd - inner, BITS - PASS_BITS);
        }
        for (int y = 0; y < 4; y++) {
            int i = 8 * y;
            int even = (block[i] + block[i + 2]) << BITS;
            int odd = (block[i] - block[i + 2]) << BITS;
            int z = (block[i + 1] + block[i + 3]) * C0_541196100;
            int inner = z - block[i + 3] * C1_847759065;
            int outer = z + block[i + 1] * C0_765366865;
            byte[] row = rows[firstRow + y];
            row[column] = sample(descale(even + outer, BITS + PASS_BITS + 3), shift);
            row[column + 3] = sample(descale(even - outer, BITS + PASS_BITS + 3), shift);
            row[column + 1] = sample(descale(odd + inner, BITS + PASS_BITS + 3), shift);
            row[column + 2] = sample(descale(odd - inner, BITS + PASS_BITS + 3), shift);
        }
    }

    private static int descale(int value, int bits) {
        return (value + (1 << (bits - 1))) >> bits;
    }

    private static void eight(int[] block, int shift, byte[][] rows, int firstRow, int column) {
        for (int x = 0; x < 8; x++) {
            line(block, x, 8, BITS - PASS_BITS);
        }
        for (int y = 0; y < 8; y++) {
            line(block, 8 * y, 1, BITS + PASS_BITS + 3);
            byte[] row = rows[firstRow + y];
            for (int x = 0; x < 8; x++) {
                row[column + x] = sample(block[8 * y + x], shift);
            }
        }
    }

    /** One line of eight, in place. The names are those of the paper's flow graph, as libjpeg has them. */
    private static void line(int[] block, int first, int step, int descale) {
        int i1 = first + step;
        int i2 = i1 + step;
        int i3 = i2 + step;
        int i4 = i3 + step;
        int i5 = i4 + step;
        int i6 = i5 + step;
        int i7 = i6 + step;

        int z1 = (block[i2] + block[i6]) * C0_541196100;
        int tmp2 = z1 - block[i6] * C1_847759065;
        int tmp3 = z1 + block[i2] * C0_765366865;
        int tmp0 = (block[first] + block[i4]) << BITS;
        int tmp1 = (block[first] - block[i4]) << BITS;
        final int tmp10 = tmp0 + tmp3;
        final int tmp13 = tmp0 - tmp3;
        final int tmp11 = tmp1 + tmp2;
        final int tmp12 = tmp1 - tmp2;

        tmp0 = block[i7];
        tmp1 = block[i5];
        tmp2 = block[i3];
        tmp3 = block[i1];
        z1 = -(tmp0 + tmp3) * C0_899976223;
        int z2 = -(tmp1 + tmp2) * C2_562915447;
        int z3 = tmp0 + tmp2;
        int z4 = tmp1 + tmp3;
        final int z5 = (z3 + z4) * C1_175875602;
        z3 = z5 - z3 * C1_961570560;
        z4 = z5 - z4 * C0_390180644;
        tmp0 = tmp0 * C0_298631336 + z1 + z3;
        tmp1 = tmp1 * C2_053119869 + z2 + z4;
        tmp2 = tmp2 * C3_072711026 + z2 + z3;
        tmp3 = tmp3 * C1_501321110 + z1 + z4;

        block[first] = descale(tmp10 + tmp3, descale);
        block[i7] = descale(tmp10 - tmp3, descale);
        block[i1] = descale(tmp11 + tmp2, descale);
        block[i6] = descale(tmp11 - tmp2, descale);
        block[i2] = descale(tmp12 + tmp1, descale);
        block[i5] = descale(tmp12 - tmp1, descale);
        block[i3] = descale(tmp13 + tmp0, descale);
        block[i4] = descale(tmp13 - tmp0, descale);
    }
}
