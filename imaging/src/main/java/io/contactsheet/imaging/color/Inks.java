package io.contactsheet.imaging.color;

import org.jspecify.annotations.Nullable;

/** From the light that four inks let through to sRGB. */
public final class Inks {

    private Inks() {}

    /**
     * Converts pixels to sRGB, by their profile where there is a usable one.
     *
     * @param light 0xKKCCMMYY, each 0 for full ink and 255 for none
     * @return 0xFFRRGGBB
     */
    public static int[] toSrgb(byte @Nullable [] profile, int[] light) {
        int[] converted = profile == null ? null : PlatformColor.toSrgb(profile, inks(light), 4);
        return converted == null ? withoutProfile(light) : converted;
    }

    private static byte[] inks(int[] light) {
        byte[] samples = new byte[light.length * 4];
        for (int i = 0; i < light.length; i++) {
            samples[4 * i] = (byte) ~(light[i] >> 16);
            samples[4 * i + 1] = (byte) ~(light[i] >> 8);
            samples[4 * i + 2] = (byte) ~light[i];
            samples[4 * i + 3] = (byte) ~(light[i] >> 24);
        }
        return samples;
    }

    private static int[] withoutProfile(int[] light) {
        int[] argb = new int[light.length];
        for (int i = 0; i < light.length; i++) {
            int black = light[i] >>> 24;
            argb[i] = 0xFF000000
                    | darkened(light[i] >> 16, black) << 16
                    | darkened(light[i] >> 8, black) << 8
                    | darkened(light[i], black);
        }
        return argb;
    }

    private static int darkened(int level, int black) {
        return ((level & 0xFF) * black + 127) / 255;
    }
}
