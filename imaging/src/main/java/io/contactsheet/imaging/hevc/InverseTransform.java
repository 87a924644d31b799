package io.contactsheet.imaging.hevc;

import java.util.Arrays;

/**
 * Makes differences of coefficients, and adds them to what was predicted. Source: sections 8.6.2, 8.6.4 and 8.6.6.
 *
 * <p>Columns are transformed first, then rows. As the even coefficients of a transform are those of one of half the
 * size, each size does its odd ones and leaves the others to the next. Coefficients are mostly few and in the upper
 * left: what is right of and below the last one is left out.
 */
final class InverseTransform {

    private static final int SIDE = 32;

    /** After the columns. */
    private static final int FIRST_SHIFT = 7;

    /** After both, for samples without bits. */
    private static final int SECOND_SHIFT = 20;

    /** By log2 of the size: factors of the odd coefficients, for the first half of the results. */
    private static final int[][] ODD = {{}, {}, {}, odd(8), odd(16), odd(32)};

    private final Residual residual;
    private final int[] coefficients;
    private final int[] result = new int[SIDE];

    InverseTransform(Residual residual) {
        this.residual = residual;
        this.coefficients = residual.coefficients;
    }

    private static int[] odd(int size) {
        int half = size / 2;
        int[] factors = new int[half * half];
        for (int row = 0; row < half; row++) {
            for (int i = 0; i < half; i++) {
                factors[row * half + i] = factor((2 * row + 1) * (2 * i + 1) * (SIDE / size));
            }
        }
        return factors;
    }

    /** About 90.5 cos(angle * pi / 64), as the standard has it. */
    private static int factor(int angle) {
        int[] quarter = {
            0, 90, 90, 90, 89, 88, 87, 85, 83, 82, 80, 78, 75, 73, 70, 67, 64, 61, 57, 54, 50, 46, 43, 38, 36, 31, 25,
            22, 18, 13, 9, 4, 0
        };
        int turn = angle & 127;
        int half = turn > 64 ? 128 - turn : turn;
        return half > 32 ? -quarter[64 - half] : quarter[half];
    }

    /**
     * Adds the block that was read last.
     *
     * @param at its first sample
     * @param log2 of its side
     * @param sine whether it is transformed by sines: luma of 4 x 4
     * @param lossless whether it is not transformed at all
     */
    void add(Plane plane, int at, int log2, boolean sine, boolean lossless) {
        int shift = SECOND_SHIFT - plane.depth;
        if (lossless) {
            addDifferences(plane, at, log2, 0, 0);
        } else if (residual.isTransformSkipped) {
            addDifferences(plane, at, log2, 5 + log2, shift);
        } else if (residual.isFlat && !sine) {
            addFlat(plane, at, 1 << log2, shift);
        } else {
            transformColumns(log2, sine);
            addRows(plane, at, log2, sine, shift);
        }
    }

    private void addDifferences(Plane plane, int at, int log2, int left, int right) {
        int half = right == 0 ? 0 : 1 << right - 1;
        int most = (1 << plane.depth) - 1;
        for (int y = 0; y <= residual.lastRow; y++) {
            for (int x = 0; x <= residual.lastColumn; x++) {
                int from = (y << log2) + x;
                int to = at + y * plane.width + x;
                int sum = plane.samples[to] + ((coefficients[from] << left) + half >> right);
                plane.samples[to] = (short) Math.max(0, Math.min(most, sum));
                coefficients[from] = 0;
            }
        }
    }

    private void addFlat(Plane plane, int at, int side, int shift) {
        int column = 64 * coefficients[0] + (1 << FIRST_SHIFT - 1) >> FIRST_SHIFT;
        int difference = 64 * column + (1 << shift - 1) >> shift;
        coefficients[0] = 0;
        int most = (1 << plane.depth) - 1;
        short[] samples = plane.samples;
        for (int y = 0; y < side; y++) {
            int row = at + y * plane.width;
            for (int x = row; x < row + side; x++) {
                samples[x] = (short) Math.max(0, Math.min(most, samples[x] + difference));
            }
        }
    }

    private void transformColumns(int log2, boolean sine) {
        int side = 1 << log2;
        for (int x = 0; x <= residual.lastColumn; x++) {
            transform(x, side, residual.lastRow, log2, sine);
            for (int y = 0; y < side; y++) {
                int value = result[y] + (1 << FIRST_SHIFT - 1) >> FIRST_SHIFT;
                coefficients[(y << log2) + x] = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
            }
        }
    }

    private void addRows(Plane plane, int at, int log2, boolean sine, int shift) {
        int side = 1 << log2;
        int most = (1 << plane.depth) - 1;
        int half = 1 << shift - 1;
        short[] samples = plane.samples;
        for (int y = 0; y < side; y++) {
            int from = y << log2;
            transform(from, 1, residual.lastColumn, log2, sine);
            Arrays.fill(coefficients, from, from + residual.lastColumn + 1, 0);
            int to = at + y * plane.width;
            for (int x = 0; x < side; x++) {
                int sum = samples[to + x] + (result[x] + half >> shift);
                samples[to + x] = (short) Math.max(0, Math.min(most, sum));
            }
        }
    }

    private void transform(int at, int step, int last, int log2, boolean sine) {
        if (sine) {
            sine(at, step);
        } else {
            cosine(at, step, last, log2);
        }
    }

    private void sine(int at, int step) {
        int a = coefficients[at];
        int b = coefficients[at + step];
        int c = coefficients[at + 2 * step];
        int d = coefficients[at + 3 * step];
        result[0] = 29 * a + 74 * b + 84 * c + 55 * d;
        result[1] = 55 * a + 74 * b - 29 * c - 84 * d;
        result[2] = 74 * (a - c + d);
        result[3] = 84 * a - 74 * b + 55 * c - 29 * d;
    }

    private void cosine(int at, int step, int last, int log2) {
        if (log2 == 2) {
            cosineOfFour(at, step);
        } else {
            cosine(at, 2 * step, last >> 1, log2 - 1);
            addOdd(at, step, last, log2);
        }
    }

    private void cosineOfFour(int at, int step) {
        int a = coefficients[at];
        int b = coefficients[at + step];
        int c = coefficients[at + 2 * step];
        int d = coefficients[at + 3 * step];
        int even0 = 64 * (a + c);
        int even1 = 64 * (a - c);
        int odd0 = 83 * b + 36 * d;
        int odd1 = 36 * b - 83 * d;
        result[0] = even0 + odd0;
        result[1] = even1 + odd1;
        result[2] = even1 - odd1;
        result[3] = even0 - odd0;
    }

    /** Adds the odd coefficients to the results of the even ones, four results at a time. */
    private void addOdd(int at, int step, int last, int log2) {
        int half = 1 << log2 - 1;
        int[] factors = ODD[log2];
        for (int j = 0; j < half; j += 4) {
            int odd0 = 0;
            int odd1 = 0;
            int odd2 = 0;
            int odd3 = 0;
            int from = at + step;
            int row = j;
            for (int i = 1; i <= last; i += 2) {
                int coefficient = coefficients[from];
                odd0 += factors[row] * coefficient;
                odd1 += factors[row + 1] * coefficient;
                odd2 += factors[row + 2] * coefficient;
                odd3 += factors[row + 3] * coefficient;
                from += 2 * step;
                row += half;
            }
            mirror(j, 2 * half - 1 - j, odd0);
            mirror(j + 1, 2 * half - 2 - j, odd1);
            mirror(j + 2, 2 * half - 3 - j, odd2);
            mirror(j + 3, 2 * half - 4 - j, odd3);
        }
    }

    private void mirror(int at, int opposite, int odd) {
        int even = result[at];
        result[at] = even + odd;
        result[opposite] = even - odd;
    }
}
