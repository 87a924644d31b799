package io.contactsheet.imaging.color;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/** Profiles of inks and of tables, through the colour management of the Java platform. */
public final class PlatformColor {

    private static final int DEVICE_CLASS = 12;

    private PlatformColor() {}

    /**
     * Converts samples to sRGB.
     *
     * @param samples interleaved, as many in a pixel as the profile has channels
     * @return packed 0xFFRRGGBB; null if the profile is damaged or not for so many channels
     */
    public static int @Nullable [] toSrgb(byte[] profile, byte[] samples, int channels) {
        try {
            ICC_Profile icc = ICC_Profile.getInstance(asScanner(profile));
            if (icc.getNumComponents() != channels) {
                return null;
            }
            return convert(icc, samples, channels);
        } catch (IllegalArgumentException | CMMException e) {
            return null;
        }
    }

    /**
     * The platform converts from a printer without regard to what sRGB can show, from a scanner as pictures should be
     * (perceptual intent); so a printer's profile is declared as a scanner's, which has the same tables.
     */
    private static byte[] asScanner(byte[] profile) {
        byte[] scanner = profile.clone();
        byte[] deviceClass = {'s', 'c', 'n', 'r'};
        if (scanner.length > DEVICE_CLASS + 4 && scanner[DEVICE_CLASS] == 'p') {
            System.arraycopy(deviceClass, 0, scanner, DEVICE_CLASS, 4);
        }
        return scanner;
    }

    private static int[] convert(ICC_Profile profile, byte[] samples, int channels) {
        int pixels = samples.length / channels;
        WritableRaster from = Raster.createInterleavedRaster(
                new java.awt.image.DataBufferByte(samples, samples.length),
                pixels,
                1,
                samples.length,
                channels,
                offsets(channels),
                null);
        WritableRaster to = Raster.createInterleavedRaster(java.awt.image.DataBuffer.TYPE_BYTE, pixels, 1, 3, null);
        ICC_Profile srgb = ((ICC_ColorSpace) ColorSpace.getInstance(ColorSpace.CS_sRGB)).getProfile();
        new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null).filter(from, to);
        return packed(((java.awt.image.DataBufferByte) to.getDataBuffer()).getData(), pixels);
    }

    private static int[] offsets(int channels) {
        return java.util.stream.IntStream.range(0, channels).toArray();
    }

    private static int[] packed(byte[] rgb, int pixels) {
        int[] argb = new int[pixels];
        for (int i = 0; i < pixels; i++) {
            argb[i] = 0xFF000000 | (rgb[3 * i] & 0xFF) << 16 | (rgb[3 * i + 1] & 0xFF) << 8 | (rgb[3 * i + 2] & 0xFF);
        }
        return argb;
    }
}
