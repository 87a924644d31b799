package io.contactsheet.imaging.color;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A profile that consists of curves and a matrix, as those of displays and cameras do, or of one curve for grey; applied
 * to small pictures in plain Java, because the platform's colour management costs a fresh JVM a tenth of a second.
 *
 * <p>Source: ICC.1:2022, sections 7 (profile), 8.3 (three-component matrix-based profiles) and annex F.3.
 */
public final class ColorProfile {

    private static final int HEADER = 128;
    private static final int MOST_TAGS = 200;
    private static final int GRAY = 0x47524159;
    private static final int RGB = 0x52474220;
    private static final int XYZ = 0x58595A20;

    /** From the profile connection space (D50) to the light of sRGB's primaries (D65, adapted by Bradford). */
    private static final double[][] TO_SRGB = {
        {3.1338561, -1.6168667, -0.4906146},
        {-0.9787684, 1.9161415, 0.0334540},
        {0.0719453, -0.2289914, 1.4052427}
    };

    private final ByteBuffer profile;
    private final float[][] curves;
    private final double[][] matrix;

    private ColorProfile(ByteBuffer profile) {
        this.profile = profile;
        boolean grey = profile.getInt(16) == GRAY;
        if ((!grey && profile.getInt(16) != RGB) || (profile.getInt(20) != XYZ && !grey)) {
            throw new IllegalArgumentException("The profile is not one for a display.");
        }
        if (tag("A2B0") != null) {
            throw new IllegalArgumentException("The profile is a table.");
        }
        curves = grey
                ? new float[][] {ToneCurve.of(required("kTRC"))}
                : new float[][] {
                    ToneCurve.of(required("rTRC")), ToneCurve.of(required("gTRC")), ToneCurve.of(required("bTRC"))
                };
        matrix = grey ? new double[0][] : matrix();
    }

    /** Reads a profile; empty if it is damaged or of another kind. */
    public static Optional<ColorProfile> parse(byte @Nullable [] profile) {
        if (profile == null || profile.length < HEADER + 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ColorProfile(ByteBuffer.wrap(profile)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    private ByteBuffer required(String name) {
        ByteBuffer tag = tag(name);
        if (tag == null) {
            throw new IllegalArgumentException("The profile has no " + name + ".");
        }
        return tag;
    }

    private @Nullable ByteBuffer tag(String name) {
        int signature = name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
        int count = Math.min(profile.getInt(HEADER), MOST_TAGS);
        for (int i = 0; i < count; i++) {
            int entry = HEADER + 4 + 12 * i;
            if (profile.getInt(entry) == signature) {
                return profile.slice(profile.getInt(entry + 4), profile.getInt(entry + 8));
            }
        }
        return null;
    }

    /** From the light of the profile's primaries to that of sRGB's. */
    private double[][] matrix() {
        ByteBuffer[] primaries = {required("rXYZ"), required("gXYZ"), required("bXYZ")};
        double[][] product = new double[3][3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int i = 0; i < 3; i++) {
                    product[row][column] += TO_SRGB[row][i] * primaries[column].getInt(8 + 4 * i) / 65536.0;
                }
            }
        }
        return product;
    }

    /** Whether the profile is one for grey values alone. */
    public boolean isGrey() {
        return curves.length == 1;
    }

    /** Changes the colours of pixels from this profile to sRGB, and leaves alpha as it is. */
    public void toSrgb(int[] argb) {
        for (int i = 0; i < argb.length; i++) {
            argb[i] = (argb[i] & 0xFF000000) | (isGrey() ? grey(argb[i]) : color(argb[i]));
        }
    }

    private int grey(int pixel) {
        return Srgb.encode(curves[0][pixel & 0xFF]) * 0x010101;
    }

    private int color(int pixel) {
        double red = curves[0][pixel >> 16 & 0xFF];
        double green = curves[1][pixel >> 8 & 0xFF];
        double blue = curves[2][pixel & 0xFF];
        int result = 0;
        for (double[] row : matrix) {
            result = result << 8 | Srgb.encode(row[0] * red + row[1] * green + row[2] * blue);
        }
        return result;
    }
}
