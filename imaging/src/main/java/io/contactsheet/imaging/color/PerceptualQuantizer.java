package io.contactsheet.imaging.color;

/** The scale of light that pictures of high dynamic range are coded on, in candela a square metre. Source: BT.2100, table 4. */
final class PerceptualQuantizer {

    /** The white of a page beside such pictures (BT.2408, section 2.2). */
    static final double WHITE = 203;

    private static final double BRIGHTEST = 10_000;
    private static final double M1 = 2610 / 16384.0;
    private static final double M2 = 2523 / 4096.0 * 128;
    private static final double C1 = 3424 / 4096.0;
    private static final double C2 = 2413 / 4096.0 * 32;
    private static final double C3 = 2392 / 4096.0 * 32;

    private PerceptualQuantizer() {}

    /** @param signal 0 to 1; what lies outside is cut off */
    static double light(double signal) {
        double power = Math.pow(Math.clamp(signal, 0, 1), 1 / M2);
        return BRIGHTEST * Math.pow(Math.max(0, power - C1) / (C2 - C3 * power), 1 / M1);
    }

    /** @param light from 0 on */
    static double signal(double light) {
        double power = Math.pow(light / BRIGHTEST, M1);
        return Math.pow((C1 + C2 * power) / (1 + C3 * power), M2);
    }
}
