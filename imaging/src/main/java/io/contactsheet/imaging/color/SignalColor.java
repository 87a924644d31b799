package io.contactsheet.imaging.color;

import java.util.Optional;

/**
 * What the numbers of a picture mean where a few numbers and not a profile say so: its primaries, its transfer function,
 * and its range. What is brighter than the white of a page is brought down to it.
 *
 * <p>Sources: H.273 (code points), BT.2100 (pictures of high dynamic range), BT.2408 (their white).
 */
public final class SignalColor {

    /** The exponent that the sRGB curve is an approximation of. */
    private static final double USUAL_GAMMA = 2.2;

    /** A display for HLG has this peak, as a multiple of the white of a page, and this gamma (BT.2100, table 5). */
    private static final double HLG_PEAK = 1000 / PerceptualQuantizer.WHITE;

    private static final double HLG_GAMMA = 1.2;

    private final TransferFunction transfer;
    private final boolean fullRange;
    private final double[][] matrix;
    private final double[] luminance;

    private SignalColor(Chromaticities chromaticities, TransferFunction transfer, boolean fullRange) {
        this.transfer = transfer;
        this.fullRange = fullRange;
        this.matrix = chromaticities.toSrgb();
        this.luminance = chromaticities.toXyz()[1];
    }

    /**
     * Colours by code points; empty if they say nothing that is known.
     *
     * @param primaries the code point of H.273, table 2
     * @param transfer the code point of H.273, table 3
     * @param fullRange whether black is 0 and white 255; else they are 16 and 235
     */
    public static Optional<SignalColor> ofCodePoints(int primaries, int transfer, boolean fullRange) {
        Chromaticities chromaticities = Chromaticities.ofCode(primaries);
        TransferFunction function = TransferFunction.ofCode(transfer);
        return chromaticities == null || function == null
                ? Optional.empty()
                : Optional.of(new SignalColor(chromaticities, function, fullRange));
    }

    /**
     * Colours by primaries and an exponent; empty if they are those of sRGB, or none.
     *
     * @param chromaticities those of sRGB if there are none
     * @param exponent of the light by the number; that of sRGB if there is none
     */
    public static Optional<SignalColor> ofGamma(Optional<Chromaticities> chromaticities, Optional<Double> exponent) {
        Optional<Chromaticities> others = chromaticities
                .filter(some -> Matrix.isFinite(some.toSrgb()))
                .filter(some -> !some.isNear(Chromaticities.BT709));
        boolean usual = exponent.isEmpty() || Math.abs(exponent.get() / USUAL_GAMMA - 1) < 0.01;
        if (others.isEmpty() && usual) {
            return Optional.empty();
        }
        TransferFunction transfer = exponent.map(TransferFunction::gamma).orElse(TransferFunction.SRGB);
        return Optional.of(new SignalColor(others.orElse(Chromaticities.BT709), transfer, true));
    }

    /** Changes the colours of pixels to sRGB, and leaves alpha as it is. */
    public void toSrgb(int[] argb) {
        float[] light = light(argb);
        if (transfer.equals(TransferFunction.HLG)) {
            display(light);
        }
        double peak = convert(light);
        if (peak > 1 && (transfer.equals(TransferFunction.PQ) || transfer.equals(TransferFunction.HLG))) {
            bringDown(light, new ToneMapping(peak));
        }
        for (int i = 0; i < argb.length; i++) {
            argb[i] = (argb[i] & 0xFF000000)
                    | Srgb.encode(light[3 * i]) << 16
                    | Srgb.encode(light[3 * i + 1]) << 8
                    | Srgb.encode(light[3 * i + 2]);
        }
    }

    /** The light of red, green and blue of each pixel. */
    private float[] light(int[] argb) {
        float[] curve = new float[256];
        for (int i = 0; i < curve.length; i++) {
            double signal = fullRange ? i / 255.0 : Math.max(0, (i - 16) / 219.0);
            curve[i] = (float) transfer.light(signal);
        }
        float[] light = new float[3 * argb.length];
        for (int i = 0; i < argb.length; i++) {
            light[3 * i] = curve[argb[i] >> 16 & 0xFF];
            light[3 * i + 1] = curve[argb[i] >> 8 & 0xFF];
            light[3 * i + 2] = curve[argb[i] & 0xFF];
        }
        return light;
    }

    /** From the light of a scene to that of a display (BT.2100, table 5: OOTF). */
    private void display(float[] light) {
        for (int i = 0; i < light.length; i += 3) {
            double scene = luminance[0] * light[i] + luminance[1] * light[i + 1] + luminance[2] * light[i + 2];
            double gain = HLG_PEAK * Math.pow(Math.max(0, scene), HLG_GAMMA - 1);
            scale(light, i, gain);
        }
    }

    /** Changes the primaries, and returns the brightest light that there is. */
    private double convert(float[] light) {
        double peak = 0;
        for (int i = 0; i < light.length; i += 3) {
            double red = light[i];
            double green = light[i + 1];
            double blue = light[i + 2];
            for (int row = 0; row < 3; row++) {
                double[] weights = matrix[row];
                light[i + row] = (float) (weights[0] * red + weights[1] * green + weights[2] * blue);
                peak = Math.max(peak, light[i + row]);
            }
        }
        return peak;
    }

    private static void bringDown(float[] light, ToneMapping mapping) {
        for (int i = 0; i < light.length; i += 3) {
            float most = Math.max(light[i], Math.max(light[i + 1], light[i + 2]));
            if (most > 0) {
                scale(light, i, mapping.gain(most));
            }
        }
    }

    private static void scale(float[] light, int i, double gain) {
        light[i] *= (float) gain;
        light[i + 1] *= (float) gain;
        light[i + 2] *= (float) gain;
    }
}
