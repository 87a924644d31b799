package io.contactsheet.imaging.resize;

import java.util.Arrays;

/**
 * Resamples one plane of samples that comes row by row from top to bottom, with a Lanczos filter in both directions.
 *
 * <p>Columns are resampled first, because adding a weighted row to a row is what a compiler makes vector instructions
 * of.
 */
public final class PlaneResizer {

    private final Lanczos columns;
    private final RowResizer rows;
    private final float[] result;
    private final float[] source;

    /**
     * @param extentWide width of the source in samples; with a fraction if the last one counts in part only
     * @param extentHigh height of the source in samples, likewise
     * @param width of the result
     * @param height of the result
     */
    public PlaneResizer(double extentWide, double extentHigh, int width, int height) {
        this.columns = Lanczos.of(extentWide, width);
        this.result = new float[width * height];
        this.source = new float[(int) Math.ceil(extentWide)];
        this.rows = new RowResizer(extentHigh, height, source.length, this::finish);
    }

    /**
     * Takes the next row; those beyond the extent count for nothing.
     *
     * @param samples 0 to 255, as many as the source is wide or more
     */
    public void addRow(byte[] samples) {
        if (Arrays.mismatch(samples, 1, source.length, samples, 0, source.length - 1) < 0) {
            rows.addConstantRow(samples[0] & 0xFF);
            return;
        }
        for (int i = 0; i < source.length; i++) {
            source[i] = samples[i] & 0xFF;
        }
        rows.addRow(source);
    }

    private void finish(int y, float[] samples) {
        int width = columns.starts().length;
        for (int x = 0; x < width; x++) {
            result[y * width + x] = dot(samples, columns.starts()[x], columns.weights()[x]);
        }
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
        rows.requireFinished();
        return result;
    }
}
