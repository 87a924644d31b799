package io.contactsheet.imaging.color;

/** Encodes light as sRGB. Source: IEC 61966-2-1. */
final class Srgb {

    private static final int STEPS = 4096;

    /** The encoded value by the square root of the light: so the steps are fine where the curve is steep. */
    private static final byte[] ENCODED = encoded();

    private Srgb() {}

    private static byte[] encoded() {
        byte[] encoded = new byte[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double root = (double) i / STEPS;
            double light = root * root;
            double value = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
            encoded[i] = (byte) Math.round(255 * value);
        }
        return encoded;
    }

    /** @param light 0 to 1; what lies outside is cut off */
    static int encode(double light) {
        double root = Math.sqrt(Math.clamp(light, 0, 1));
        return ENCODED[(int) (root * STEPS + 0.5)] & 0xFF;
    }
}
