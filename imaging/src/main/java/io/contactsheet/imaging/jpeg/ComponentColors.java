package io.contactsheet.imaging.jpeg;

import java.util.List;

/** From the components of a JPEG picture, as many samples of each, to packed pixels. */
public final class ComponentColors {

    private ComponentColors() {}

    /** 0xFFRRGGBB, in the colours of the file's profile; or of a picture of inks 0xKKCCMMYY, the light that they let through. */
    public static int[] packed(JpegColor color, List<float[]> components) {
        return switch (color) {
            case GRAY -> grey(components.getFirst());
            case RGB -> rgb(components);
            case YCBCR -> rgbOfYcc(components);
            case CMYK -> withBlack(rgb(components), components.get(3));
            case YCCK -> withBlack(inverted(rgbOfYcc(components)), components.get(3));
        };
    }

    private static int[] grey(float[] samples) {
        int[] argb = new int[samples.length];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = 0xFF000000 | level(samples[i]) * 0x010101;
        }
        return argb;
    }

    private static int[] rgb(List<float[]> components) {
        int[] argb = new int[components.getFirst().length];
        for (int i = 0; i < argb.length; i++) {
            argb[i] =
                    pack(components.get(0)[i], components.get(1)[i], components.get(2)[i]);
        }
        return argb;
    }

    /** T.871, section 7. */
    private static int[] rgbOfYcc(List<float[]> components) {
        int[] argb = new int[components.getFirst().length];
        for (int i = 0; i < argb.length; i++) {
            float luma = components.get(0)[i];
            float blue = components.get(1)[i] - 128;
            float red = components.get(2)[i] - 128;
            argb[i] = pack(luma + 1.402f * red, luma - 0.344136f * blue - 0.714136f * red, luma + 1.772f * blue);
        }
        return argb;
    }

    private static int[] inverted(int[] argb) {
        for (int i = 0; i < argb.length; i++) {
            argb[i] ^= 0x00FFFFFF;
        }
        return argb;
    }

    /**
     * Inks are stored as Adobe does, 255 for none: with the marker or without, as all that can be met in the wild are.
     */
    private static int[] withBlack(int[] light, float[] black) {
        for (int i = 0; i < light.length; i++) {
            light[i] = level(black[i]) << 24 | (light[i] & 0xFFFFFF);
        }
        return light;
    }

    private static int pack(float red, float green, float blue) {
        return 0xFF000000 | level(red) << 16 | level(green) << 8 | level(blue);
    }

    private static int level(float value) {
        return Math.clamp((int) (value + 0.5f), 0, 255);
    }
}
