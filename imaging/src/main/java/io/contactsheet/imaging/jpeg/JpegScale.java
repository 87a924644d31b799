package io.contactsheet.imaging.jpeg;

/** How much of a component's resolution is decoded: how many samples a block of 8 x 8 becomes in each direction. */
public enum JpegScale {
    /** One sample a block, its average: only DC coefficients are decoded. */
    EIGHTH(1, 0),
    QUARTER(2, 4),
    HALF(4, 24),
    FULL(8, 63);

    private final int samples;
    private final int lastCoefficient;

    JpegScale(int samples, int lastCoefficient) {
        this.samples = samples;
        this.lastCoefficient = lastCoefficient;
    }

    /** Samples per block in each direction: 1, 2, 4 or 8. */
    public int samples() {
        return samples;
    }

    /** The last coefficient in zigzag order that this scale is made of. */
    int lastCoefficient() {
        return lastCoefficient;
    }

    /** The smallest scale that makes at least {@code wanted} samples of a length of {@code full}, else {@link #FULL}. */
    public static JpegScale atLeast(double wanted, double full) {
        for (JpegScale scale : values()) {
            if (full * scale.samples / 8 >= wanted) {
                return scale;
            }
        }
        return FULL;
    }
}
