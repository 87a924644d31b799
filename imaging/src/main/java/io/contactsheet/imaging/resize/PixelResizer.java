package io.contactsheet.imaging.resize;

/**
 * Resamples pixels of four channels that come row by row from top to bottom, with a Lanczos filter in both directions.
 *
 * <p>Rows are resampled first, and what overshoots 0 to 255 is cut off behind each direction. That is what most programs
 * do, and in pictures of nothing but black and white, as dithered ones are, it shows.
 */
final class PixelResizer {

    private static final int CHANNELS = 4;

    private final Lanczos columns;
    private final RowResizer rows;
    private final float[] line;
    private final float[] result;
    private final float mostOfFirst;

    /** @param alpha whether the first channel is opacity, by the overshoot of which colours are to be corrected */
    PixelResizer(double extentWide, double extentHigh, int width, int height, boolean alpha) {
        mostOfFirst = alpha ? Float.MAX_VALUE : 255;
        columns = Lanczos.of(extentWide, width);
        line = new float[CHANNELS * width];
        result = new float[line.length * height];
        rows = new RowResizer(extentHigh, height, line.length, this::finish);
    }

    /** @param pixels the four samples of each pixel of the next row, 0 to 255 */
    void addRow(float[] pixels) {
        for (int x = 0; x < columns.starts().length; x++) {
            resample(pixels, CHANNELS * columns.starts()[x], columns.weights()[x], CHANNELS * x);
        }
        rows.addRow(line);
    }

    private void resample(float[] pixels, int start, float[] weights, int target) {
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        int i = start;
        for (float weight : weights) {
            first += weight * pixels[i];
            second += weight * pixels[i + 1];
            third += weight * pixels[i + 2];
            fourth += weight * pixels[i + 3];
            i += CHANNELS;
        }
        line[target] = Math.clamp(first, 0f, mostOfFirst);
        line[target + 1] = clamped(second);
        line[target + 2] = clamped(third);
        line[target + 3] = clamped(fourth);
    }

    private static float clamped(float sample) {
        return Math.clamp(sample, 0f, 255f);
    }

    private void finish(int y, float[] samples) {
        for (int i = 0; i < samples.length; i++) {
            float most = i % CHANNELS == 0 ? mostOfFirst : 255;
            result[y * samples.length + i] = Math.clamp(samples[i], 0f, most);
        }
    }

    /** The result, the four samples of each pixel, 0 to 255; opacity may be more. To be asked when all rows are there. */
    float[] result() {
        rows.requireFinished();
        return result;
    }
}
