package io.contactsheet.imaging.resize;

import java.util.ArrayDeque;

/**
 * Resamples one plane of samples that comes row by row from top to bottom, with a Lanczos filter in both directions.
 *
 * <p>Holds the few rows of the result that the current row has a part in, at the width of the source. Columns are
 * resampled first, because adding a weighted row to a row is what a compiler makes vector instructions of.
 */
public final class PlaneResizer {

    private final Lanczos columns;
    private final Lanczos rows;
    private final int width;
    private final int height;
    private final float[] result;
    private final float[] source;
    private final ArrayDeque<float[]> unused = new ArrayDeque<>();
    private final float[][] sums;
    private int nextRow;

    /** The first row of the result that is not finished. */
    private int unfinished;

    /**
     * @param extentWide width of the source in samples; with a fraction if the last one counts in part only
     * @param extentHigh height of the source in samples, likewise
     * @param width of the result
     * @param height of the result
     */
    public PlaneResizer(double extentWide, double extentHigh, int width, int height) {
        this.columns = Lanczos.of(extentWide, width);
        this.rows = Lanczos.of(extentHigh, height);
        this.width = width;
        this.height = height;
        this.result = new float[width * height];
        this.source = new float[(int) Math.ceil(extentWide)];
        this.sums = new float[height][];
    }

    /**
     * Takes the next row; those beyond the extent count for nothing.
     *
     * @param samples 0 to 255, as many as the source is wide or more
     */
    public void addRow(byte[] samples) {
        for (int i = 0; i < source.length; i++) {
            source[i] = samples[i] & 0xFF;
        }
        addSource();
    }

    private void addSource() {
        for (int y = unfinished; y < height && rows.starts()[y] <= nextRow; y++) {
            int tap = nextRow - rows.starts()[y];
            float[] weights = rows.weights()[y];
            if (tap < weights.length) {
                if (sums[y] == null) {
                    sums[y] = unused.isEmpty() ? new float[source.length] : unused.pop();
                }
                addWeighted(source, weights[tap], sums[y]);
            }
        }
        nextRow++;
        while (unfinished < height && rows.end(unfinished) <= nextRow) {
            finish(unfinished++);
        }
    }

    private static void addWeighted(float[] row, float weight, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * row[i];
        }
    }

    private void finish(int y) {
        float[] sum = sums[y];
        for (int x = 0; x < width; x++) {
            result[y * width + x] = dot(sum, columns.starts()[x], columns.weights()[x]);
        }
        java.util.Arrays.fill(sum, 0);
        unused.push(sum);
        sums[y] = null;
    }

    private static float dot(float[] samples, int start, float[] weights) {
        float even = 0;
        float odd = 0;
        int i = 0;
        for (; i + 1 < weights.length; i += 2) {
            even += samples[start + i] * weights[i];
            odd += samples[start + i + 1] * weights[i + 1];
        }
        return i < weights.length ? even + odd + samples[start + i] * weights[i] : even + odd;
    }

    /** The result, row by row, around 0 to 255: a sharp edge may overshoot. To be asked when all rows are there. */
    public float[] result() {
        if (unfinished < height) {
            throw new IllegalStateException("Row " + nextRow + " of the source is still to come.");
        }
        return result;
    }
}
