package io.contactsheet.imaging.color;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies the profile that a file carries to its few pixels. One that is damaged or of another kind changes nothing. */
public final class EmbeddedProfile {

    private EmbeddedProfile() {}

    /**
     * Changes the colours of pixels to sRGB, and leaves alpha as it is.
     *
     * @param grey whether the file's samples are grey, so that only a profile for grey can be meant
     * @return whether there is a profile that could be applied
     */
    public static boolean toSrgb(byte @Nullable [] profile, boolean grey, int[] argb) {
        if (profile == null) {
            return false;
        }
        Optional<ColorProfile> curves = ColorProfile.parse(profile);
        if (curves.isPresent()) {
            Optional<ColorProfile> meant = curves.filter(known -> known.isGrey() == grey);
            meant.ifPresent(known -> known.toSrgb(argb));
            return meant.isPresent();
        }
        return !grey && throughPlatform(profile, argb);
    }

    private static boolean throughPlatform(byte[] profile, int[] argb) {
        byte[] samples = new byte[argb.length * 3];
        for (int i = 0; i < argb.length; i++) {
            samples[3 * i] = (byte) (argb[i] >> 16);
            samples[3 * i + 1] = (byte) (argb[i] >> 8);
            samples[3 * i + 2] = (byte) argb[i];
        }
        int[] converted = PlatformColor.toSrgb(profile, samples, 3);
        if (converted == null) {
            return false;
        }
        for (int i = 0; i < argb.length; i++) {
            argb[i] = (argb[i] & 0xFF000000) | (converted[i] & 0xFFFFFF);
        }
        return true;
    }
}
