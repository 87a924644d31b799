package io.contactsheet.imaging.png;

import io.contactsheet.imaging.color.Chromaticities;
import io.contactsheet.imaging.color.EmbeddedProfile;
import io.contactsheet.imaging.color.SignalColor;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of a PNG picture mean, by the first of these that it has and that makes sense: code points, a profile,
 * the word that it is sRGB, or primaries and gamma (PNG, section 4.3, table 1). Of several chunks of a kind the first counts.
 */
final class PngColor {

    private static final double UNIT = 100_000;

    /** Gammas beyond these are of no picture. */
    private static final double LEAST_GAMMA = 0.1;

    private static final double MOST_GAMMA = 5;

    private final boolean grey;
    private Optional<SignalColor> codePoints = Optional.empty();
    private byte @Nullable [] profile;
    private boolean srgb;
    private Optional<Double> exponent = Optional.empty();
    private Optional<Chromaticities> chromaticities = Optional.empty();

    PngColor(boolean grey) {
        this.grey = grey;
    }

    /** The chunk cICP: primaries, transfer function, matrix, which must be that of RGB, and range. */
    void addCodePoints(byte[] chunk) {
        if (codePoints.isEmpty() && chunk.length >= 4 && chunk[2] == 0) {
            codePoints = SignalColor.ofCodePoints(chunk[0] & 0xFF, chunk[1] & 0xFF, chunk[3] != 0);
        }
    }

    void addProfile(byte @Nullable [] unpacked) {
        profile = profile == null ? unpacked : profile;
    }

    /** The chunk sRGB. */
    void addSrgb() {
        srgb = true;
    }

    /** The chunk gAMA: the exponent of the numbers by the light. */
    void addGamma(byte[] chunk) {
        if (exponent.isEmpty() && chunk.length >= 4) {
            double gamma = (ByteBuffer.wrap(chunk).getInt() & 0xFFFFFFFFL) / UNIT;
            exponent = gamma >= LEAST_GAMMA && gamma <= MOST_GAMMA ? Optional.of(1 / gamma) : Optional.empty();
        }
    }

    /** The chunk cHRM: x and y of white, red, green and blue. */
    void addChromaticities(byte[] chunk) {
        if (chromaticities.isEmpty() && chunk.length >= 32) {
            ByteBuffer data = ByteBuffer.wrap(chunk);
            double[] white = point(data);
            double[][] primaries = {point(data), point(data), point(data)};
            chromaticities = Optional.of(new Chromaticities(primaries, white));
        }
    }

    private static double[] point(ByteBuffer data) {
        double x = (data.getInt() & 0xFFFFFFFFL) / UNIT;
        return new double[] {x, (data.getInt() & 0xFFFFFFFFL) / UNIT};
    }

    /** Changes the colours of pixels to sRGB, and leaves alpha as it is. */
    void toSrgb(int[] argb) {
        if (codePoints.isPresent()) {
            codePoints.get().toSrgb(argb);
        } else if (!EmbeddedProfile.toSrgb(profile, grey, argb) && !srgb) {
            SignalColor.ofGamma(chromaticities, exponent).ifPresent(color -> color.toSrgb(argb));
        }
    }
}
