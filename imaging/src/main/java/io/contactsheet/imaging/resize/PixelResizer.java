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
    private final boolean alpha;

    /** @param alpha whether the first channel is opacity, and the others are weighted with it */
    PixelResizer(double extentWide, double extentHigh, int width, int height, boolean alpha) {
        this.alpha = alpha;
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
        line[target] = first;
        line[target + 1] = second;
        line[target + 2] = third;
        line[target + 3] = fourth;
        cut(line, target);
    }

    private void finish(int y, float[] samples) {
        System.arraycopy(samples, 0, result, y * samples.length, samples.length);
        for (int i = 0; i < samples.length; i += CHANNELS) {
            cut(result, y * samples.length + i);
        }
    }

    /** Cuts off what overshoots; of colours with their opacity, what overshoots both of it and of 255. */
    private void cut(float[] samples, int i) {
        float first = Math.max(0, samples[i]);
        float most = alpha ? Math.max(255, first) : 255;
        samples[i] = Math.min(first, most);
        samples[i + 1] = Math.clamp(samples[i + 1], 0f, most);
        samples[i + 2] = Math.clamp(samples[i + 2], 0f, most);
        samples[i + 3] = Math.clamp(samples[i + 3], 0f, most);
    }

    /** The result, the four samples of each pixel, 0 to 255, or with opacity that overshoots more. To be asked when all rows are there. */
    float[] result() {
        rows.requireFinished();
        return result;
    }
}
