package io.contactsheet.imaging.heif;

import io.contactsheet.imaging.hevc.HevcColor;
import io.contactsheet.imaging.hevc.HevcPicture;
import io.contactsheet.imaging.hevc.HevcPlane;

/**
 * From the planes of a decoded picture to pixels of red, green and blue. A sample of chroma stands for all pixels that
 * it lies over. Source: H.273, section 8.3.
 */
final class RgbConversion {

    private static final int BITS = 16;
    private static final int HALF = 1 << (BITS - 1);
    private static final int OPAQUE = 0xFF000000;

    /** The code points of matrices that are none. */
    private static final int IDENTITY = 0;

    private static final int GREEN_AND_ORANGE = 8;

    private final HevcPicture picture;
    private final HevcPlane luma;
    private final int black;
    private final int neutral;
    private final int lumaGain;
    private final int redOfRed;
    private final int greenOfBlue;
    private final int greenOfRed;
    private final int blueOfBlue;
    private final int matrix;
    private final int chromaWide;
    private final int chromaHigh;

    /** @param color what the numbers mean */
    RgbConversion(HevcPicture picture, HevcColor color) {
        this.picture = picture;
        this.luma = picture.planes().getFirst();
        this.matrix = color.matrix();
        chromaWide = picture.chromaFormat() == 3 ? 0 : 1;
        chromaHigh = picture.chromaFormat() == 1 ? 1 : 0;
        boolean full = color.fullRange();
        black = full ? 0 : 16 << (picture.lumaDepth() - 8);
        neutral = 1 << (picture.chromaDepth() - 1);
        lumaGain = gain(picture.lumaDepth(), full, 219);
        double red = redWeight(matrix);
        double blue = blueWeight(matrix);
        double green = 1 - red - blue;
        double chromaGain = gain(picture.chromaDepth(), full, 224);
        redOfRed = (int) Math.round(chromaGain * 2 * (1 - red));
        blueOfBlue = (int) Math.round(chromaGain * 2 * (1 - blue));
        greenOfRed = (int) Math.round(chromaGain * 2 * (1 - red) * red / green);
        greenOfBlue = (int) Math.round(chromaGain * 2 * (1 - blue) * blue / green);
    }

    /** From a step of so many bits to one of eight, with {@link #BITS} behind the point. */
    private static int gain(int depth, boolean full, int steps) {
        double range = full ? (1 << depth) - 1 : steps << (depth - 8);
        return (int) Math.round(255 / range * (1 << BITS));
    }

    private static double redWeight(int matrix) {
        return switch (matrix) {
            case 1 -> 0.2126;
            case 4 -> 0.30;
            case 7 -> 0.212;
            case 9, 10 -> 0.2627;
            default -> 0.299;
        };
    }

    private static double blueWeight(int matrix) {
        return switch (matrix) {
            case 1 -> 0.0722;
            case 4 -> 0.11;
            case 7 -> 0.087;
            case 9, 10 -> 0.0593;
            default -> 0.114;
        };
    }

    /**
     * Writes the pixels of a row, 0xFFRRGGBB, as far as the picture reaches.
     *
     * @param target takes them from {@code start} on
     * @param most how many at most
     */
    void row(int y, int[] target, int start, int most) {
        int count = y < picture.height() ? Math.min(most, picture.width()) : 0;
        if (picture.planes().size() < 3) {
            grey(y, target, start, count);
        } else {
            color(y, target, start, count);
        }
    }

    private void grey(int y, int[] target, int start, int count) {
        int at = luma.offset() + y * luma.stride();
        for (int x = 0; x < count; x++) {
            target[start + x] = OPAQUE | level((luma.samples()[at + x] - black) * lumaGain) * 0x010101;
        }
    }

    private void color(int y, int[] target, int start, int count) {
        HevcPlane blues = picture.planes().get(1);
        HevcPlane reds = picture.planes().get(2);
        int at = luma.offset() + y * luma.stride();
        int blueAt = blues.offset() + (y >> chromaHigh) * blues.stride();
        int redAt = reds.offset() + (y >> chromaHigh) * reds.stride();
        for (int x = 0; x < count; x++) {
            int bright = (luma.samples()[at + x] - black) * lumaGain;
            int blue = blues.samples()[blueAt + (x >> chromaWide)] - neutral;
            int red = reds.samples()[redAt + (x >> chromaWide)] - neutral;
            target[start + x] = pixel(bright, blue, red);
        }
    }

    private int pixel(int luma, int blue, int red) {
        if (matrix == IDENTITY) {
            return pack((red + neutral - black) * lumaGain, luma, (blue + neutral - black) * lumaGain);
        }
        if (matrix == GREEN_AND_ORANGE) {
            int rest = luma - blue * lumaGain;
            return pack(rest + red * lumaGain, luma + blue * lumaGain, rest - red * lumaGain);
        }
        return pack(luma + red * redOfRed, luma - blue * greenOfBlue - red * greenOfRed, luma + blue * blueOfBlue);
    }

    private static int pack(int red, int green, int blue) {
        return OPAQUE | level(red) << 16 | level(green) << 8 | level(blue);
    }

    private static int level(int scaled) {
        return Math.clamp((scaled + HALF) >> BITS, 0, 255);
    }
}
