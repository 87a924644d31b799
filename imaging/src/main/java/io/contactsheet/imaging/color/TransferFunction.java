package io.contactsheet.imaging.color;

import org.jspecify.annotations.Nullable;

/** From the numbers of a picture to light. */
@FunctionalInterface
interface TransferFunction {

    /**
     * The light of a number.
     *
     * @param signal 0 to 1
     * @return 0 to 1 for the white of a page; above it for what is brighter
     */
    double light(double signal);

    /** IEC 61966-2-1. */
    TransferFunction SRGB = signal -> signal <= 0.04045 ? signal / 12.92 : Math.pow((signal + 0.055) / 1.055, 2.4);

    /** SMPTE ST 2084 (H.273, code point 16), whose numbers are light on a display. */
    TransferFunction PQ = signal -> PerceptualQuantizer.light(signal) / PerceptualQuantizer.WHITE;

    /** ARIB STD-B67 (H.273, code point 18): light of the scene, 1 being the brightest that there can be. */
    TransferFunction HLG = signal ->
            signal <= 0.5 ? signal * signal / 3 : (Math.exp((signal - 0.55991073) / 0.17883277) + 0.28466892) / 12;

    /** A power alone. */
    static TransferFunction gamma(double exponent) {
        return signal -> Math.pow(signal, exponent);
    }

    /**
     * That of a code point (H.273, table 3); null for one that has no meaning, or is not for pictures that are looked at.
     * Those of television are shown as sRGB, as browsers do: they are its like, and what a display makes of them.
     */
    static @Nullable TransferFunction ofCode(int code) {
        return switch (code) {
            case 1, 6, 7, 11, 12, 13, 14, 15 -> SRGB;
            case 4 -> gamma(2.2);
            case 5 -> gamma(2.8);
            case 8 -> gamma(1);
            case 16 -> PQ;
            case 17 -> signal -> Math.pow(signal, 2.6) * 52.37 / 48;
            case 18 -> HLG;
            default -> null;
        };
    }
}
