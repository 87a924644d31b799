package io.contactsheet.imaging.resize;

/**
 * The weights of a Lanczos filter with three lobes that takes a line of samples to another length.
 *
 * <p>Each sample of the result is the sum of the samples from {@code starts[i]} on, weighted with {@code weights[i]}.
 */
@SuppressWarnings("ArrayRecordComponent") // Constants of one resampling, inside this package.
record Lanczos(int[] starts, float[][] weights) {

    private static final double LOBES = 3;

    /**
     * @param extent how many samples long the line is, with a fraction: then the last one counts in part only
     * @param length how many samples the result has
     */
    static Lanczos of(double extent, int length) {
        int samples = (int) Math.ceil(extent);
        double scale = extent / length;
        double stretch = Math.max(1, scale);
        int[] starts = new int[length];
        float[][] weights = new float[length][];
        for (int i = 0; i < length; i++) {
            double centre = (i + 0.5) * scale;
            starts[i] = (int) Math.max(0, Math.floor(centre - LOBES * stretch + 0.5));
            int end = (int) Math.min(samples, Math.floor(centre + LOBES * stretch + 0.5));
            weights[i] = weights(starts[i], Math.max(end, starts[i] + 1), centre, stretch, extent);
        }
        return new Lanczos(starts, weights);
    }

    private static float[] weights(int start, int end, double centre, double stretch, double extent) {
        double[] exact = new double[end - start];
        double sum = 0;
        for (int i = 0; i < exact.length; i++) {
            double part = Math.min(1, extent - (start + i));
            exact[i] = kernel((start + i + 0.5 - centre) / stretch) * part;
            sum += exact[i];
        }
        float[] weights = new float[exact.length];
        for (int i = 0; i < exact.length; i++) {
            weights[i] = (float) (exact[i] / sum);
        }
        return weights;
    }

    private static double kernel(double x) {
        if (Math.abs(x) < 1e-9) {
            return 1;
        }
        if (Math.abs(x) >= LOBES) {
            return 0;
        }
        double angle = Math.PI * x;
        return LOBES * Math.sin(angle) * Math.sin(angle / LOBES) / (angle * angle);
    }

    int end(int index) {
        return starts[index] + weights[index].length;
    }
}
