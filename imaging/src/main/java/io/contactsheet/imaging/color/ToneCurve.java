package io.contactsheet.imaging.color;

import java.nio.ByteBuffer;

/**
 * A tone reproduction curve of an ICC profile, as light by encoded value.
 *
 * <p>Source: ICC.1:2022, sections 10.6 (curveType) and 10.18 (parametricCurveType).
 */
final class ToneCurve {

    private static final int CURVE = 0x63757276;
    private static final int PARAMETRIC = 0x70617261;
    private static final int[] PARAMETER_COUNTS = {1, 3, 4, 5, 7};

    private ToneCurve() {}

    /**
     * The light of the 256 values of 8 bits, from 0 to 1.
     *
     * @throws IllegalArgumentException if the tag is not a curve
     */
    static float[] of(ByteBuffer tag) {
        return switch (tag.getInt(0)) {
            case CURVE -> sampled(tag);
            case PARAMETRIC -> parametric(tag);
            default -> throw new IllegalArgumentException("The tag is not a curve.");
        };
    }

    private static float[] sampled(ByteBuffer tag) {
        int count = tag.getInt(8);
        if (count < 0 || count > (tag.limit() - 12) / 2) {
            throw new IllegalArgumentException("The curve is cut short.");
        }
        if (count <= 1) {
            double gamma = count == 0 ? 1 : (tag.getShort(12) & 0xFFFF) / 256.0;
            return curve(value -> Math.pow(value, gamma));
        }
        return curve(value -> interpolated(tag, count, value * (count - 1)));
    }

    private static double interpolated(ByteBuffer tag, int count, double position) {
        int index = Math.min((int) position, count - 2);
        double left = tag.getShort(12 + 2 * index) & 0xFFFF;
        double right = tag.getShort(14 + 2 * index) & 0xFFFF;
        return (left + (right - left) * (position - index)) / 65535;
    }

    private static float[] parametric(ByteBuffer tag) {
        int type = tag.getShort(8);
        if (type < 0 || type >= PARAMETER_COUNTS.length) {
            throw new IllegalArgumentException("The curve is of an unknown type.");
        }
        double[] p = new double[7];
        for (int i = 0; i < PARAMETER_COUNTS[type]; i++) {
            p[i] = tag.getInt(12 + 4 * i) / 65536.0;
        }
        double[] full = fullForm(type, p);
        return curve(x -> x >= full[4] ? Math.pow(full[1] * x + full[2], full[0]) + full[5] : full[3] * x + full[6]);
    }

    /** Every type as the last one: g, a, b, c, d, e, f. */
    private static double[] fullForm(int type, double[] p) {
        return switch (type) {
            case 0 -> new double[] {p[0], 1, 0, 0, 0, 0, 0};
            case 1 -> new double[] {p[0], p[1], p[2], 0, -p[2] / p[1], 0, 0};
            case 2 -> new double[] {p[0], p[1], p[2], 0, -p[2] / p[1], p[3], p[3]};
            case 3 -> new double[] {p[0], p[1], p[2], p[3], p[4], 0, 0};
            default -> p;
        };
    }

    private static float[] curve(java.util.function.DoubleUnaryOperator light) {
        float[] curve = new float[256];
        for (int i = 0; i < curve.length; i++) {
            curve[i] = (float) Math.clamp(light.applyAsDouble(i / 255.0), 0, 1);
        }
        return curve;
    }
}
