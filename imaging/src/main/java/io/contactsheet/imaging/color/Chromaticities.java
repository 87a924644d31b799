package io.contactsheet.imaging.color;

import org.jspecify.annotations.Nullable;

/**
 * The primaries and the white of a picture, as coordinates x and y of CIE 1931.
 *
 * @param primaries of red, green and blue
 * @param white as x and y
 */
@SuppressWarnings("ArrayRecordComponent") // Constants, which nobody changes.
public record Chromaticities(double[][] primaries, double[] white) {

    private static final double[] D65 = {0.3127, 0.3290};
    private static final double[] C = {0.310, 0.316};

    /** Those of BT.709 and of sRGB. */
    static final Chromaticities BT709 = of(0.64, 0.33, 0.30, 0.60, 0.15, 0.06, D65);

    /** From XYZ to the answers of the eye's cones, after Bradford (ICC.1:2022, annex E). */
    private static final double[][] BRADFORD = {
        {0.8951, 0.2664, -0.1614},
        {-0.7502, 1.7135, 0.0367},
        {0.0389, -0.0685, 1.0296}
    };

    private static Chromaticities of(double rx, double ry, double gx, double gy, double bx, double by, double[] white) {
        return new Chromaticities(new double[][] {{rx, ry}, {gx, gy}, {bx, by}}, white);
    }

    /** Those of a code point (H.273, table 2); null for one that has no meaning. */
    static @Nullable Chromaticities ofCode(int code) {
        return switch (code) {
            case 1 -> BT709;
            case 4 -> of(0.67, 0.33, 0.21, 0.71, 0.14, 0.08, C);
            case 5 -> of(0.64, 0.33, 0.29, 0.60, 0.15, 0.06, D65);
            case 6, 7 -> of(0.630, 0.340, 0.310, 0.595, 0.155, 0.070, D65);
            case 8 -> of(0.681, 0.319, 0.243, 0.692, 0.145, 0.049, C);
            case 9 -> of(0.708, 0.292, 0.170, 0.797, 0.131, 0.046, D65);
            case 10 -> of(1, 0, 0, 1, 0, 0, new double[] {1 / 3.0, 1 / 3.0});
            case 11 -> of(0.680, 0.320, 0.265, 0.690, 0.150, 0.060, new double[] {0.314, 0.351});
            case 12 -> of(0.680, 0.320, 0.265, 0.690, 0.150, 0.060, D65);
            case 22 -> of(0.630, 0.340, 0.295, 0.605, 0.155, 0.077, D65);
            default -> null;
        };
    }

    /** Whether nobody sees a difference. */
    boolean isNear(Chromaticities other) {
        double most = Math.max(Math.abs(white[0] - other.white[0]), Math.abs(white[1] - other.white[1]));
        for (int i = 0; i < 6; i++) {
            most = Math.max(most, Math.abs(primaries[i / 2][i % 2] - other.primaries[i / 2][i % 2]));
        }
        return most < 0.002;
    }

    /** From the light of these primaries to that of sRGB's, white staying white; not finite if the primaries are none. */
    double[][] toSrgb() {
        double[][] adapted = Matrix.product(adaptation(), toXyz());
        return Matrix.product(Matrix.inverse(BT709.toXyz()), adapted);
    }

    /** From light to XYZ, of which the second row is the luminance; white has a luminance of 1. */
    double[][] toXyz() {
        double[][] columns = new double[3][3];
        for (int i = 0; i < 3; i++) {
            double[] xyz = xyz(primaries[i]);
            for (int row = 0; row < 3; row++) {
                columns[row][i] = xyz[row];
            }
        }
        double[] shares = Matrix.product(Matrix.inverse(columns), xyz(white));
        for (double[] row : columns) {
            for (int i = 0; i < 3; i++) {
                row[i] *= shares[i];
            }
        }
        return columns;
    }

    /** Written so that a primary without luminance, as those of XYZ are, stays finite. */
    private static double[] xyz(double[] xy) {
        double y = xy[1] == 0 ? 1 : xy[1];
        return new double[] {xy[0] / y, xy[1] / y, (1 - xy[0] - xy[1]) / y};
    }

    private double[][] adaptation() {
        double[] from = Matrix.product(BRADFORD, xyz(white));
        double[] to = Matrix.product(BRADFORD, xyz(D65));
        double[][] scaled = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                scaled[i][j] = BRADFORD[i][j] * to[i] / from[i];
            }
        }
        return Matrix.product(Matrix.inverse(BRADFORD), scaled);
    }
}
