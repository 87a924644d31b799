package io.contactsheet.imaging.jpeg;

/**
 * A picture as luma and colour differences, filled up to whole minimum coded units with its last pixels.
 *
 * @param luma -128 to 127
 * @param blue likewise, one for {@code chromaStep} pixels in each direction; empty for a grey picture
 * @param red likewise
 * @param columns the padded width, of luma
 * @param rows the padded height, of luma
 * @param chromaStep 2 where the colour differences are halved, else 1
 */
@SuppressWarnings("ArrayRecordComponent") // Inside this package, from step to step.
record YccPicture(int[] luma, int[] blue, int[] red, int columns, int rows, int chromaStep) {

    private static final int HALF = 1 << 15;

    /** There is nothing to gain in fewer than these. */
    private static final int FEW_PIXELS = 256;

    /** What halving may move the mean of a channel by, of 255. In photos it stays far below one. */
    private static final int MOST_SHIFT = 2;

    /**
     * Halves the colour differences, as photos are stored, unless that shows: where saturated colours meet, as in
     * drawings and pictures of a few pixels, what is averaged falls outside of what a pixel can be, and is cut.
     */
    static YccPicture of(int[] rgb, int width, int height, boolean grey) {
        if (grey) {
            return sampled(rgb, width, height, true, 1);
        }
        YccPicture halved = sampled(rgb, width, height, false, 2);
        return rgb.length <= FEW_PIXELS || halved.showsHalving(rgb, width)
                ? sampled(rgb, width, height, false, 1)
                : halved;
    }

    private static YccPicture sampled(int[] rgb, int width, int height, boolean grey, int step) {
        int unit = 8 * step;
        int columns = (width + unit - 1) / unit * unit;
        int rows = (height + unit - 1) / unit * unit;
        int[] luma = new int[columns * rows];
        int[] blue = new int[grey ? 0 : luma.length / (step * step)];
        int[] red = new int[blue.length];
        for (int y = 0; y < rows; y++) {
            int row = Math.min(y, height - 1) * width;
            for (int x = 0; x < columns; x++) {
                int pixel = rgb[row + Math.min(x, width - 1)];
                int r = pixel >> 16 & 0xFF;
                int g = pixel >> 8 & 0xFF;
                int b = pixel & 0xFF;
                luma[y * columns + x] = ((19595 * r + 38470 * g + 7471 * b + HALF) >> 16) - 128;
                if (!grey) {
                    int chroma = (y >> (step - 1)) * (columns >> (step - 1)) + (x >> (step - 1));
                    blue[chroma] += -11059 * r - 21709 * g + 32768 * b;
                    red[chroma] += 32768 * r - 27439 * g - 5329 * b;
                }
            }
        }
        average(blue, step);
        average(red, step);
        return new YccPicture(luma, blue, red, columns, rows, step);
    }

    private static void average(int[] sums, int step) {
        int shift = 16 + 2 * (step - 1);
        for (int i = 0; i < sums.length; i++) {
            sums[i] = (sums[i] + (1 << (shift - 1))) >> shift;
        }
    }

    private boolean showsHalving(int[] rgb, int width) {
        int reds = 0;
        int greens = 0;
        int blues = 0;
        for (int i = 0, x = 0, y = 0; i < rgb.length; i++) {
            int level = luma[y * columns + x] + 128;
            int cb = blue[(y >> 1) * (columns >> 1) + (x >> 1)];
            int cr = red[(y >> 1) * (columns >> 1) + (x >> 1)];
            reds += clamp(level + ((91881 * cr + HALF) >> 16)) - (rgb[i] >> 16 & 0xFF);
            greens += clamp(level - ((22554 * cb + 46802 * cr + HALF) >> 16)) - (rgb[i] >> 8 & 0xFF);
            blues += clamp(level + ((116130 * cb + HALF) >> 16)) - (rgb[i] & 0xFF);
            if (++x == width) {
                x = 0;
                y++;
            }
        }
        int most = MOST_SHIFT * rgb.length;
        return Math.abs(reds) > most || Math.abs(greens) > most || Math.abs(blues) > most;
    }

    private static int clamp(int level) {
        return Math.clamp(level, 0, 255);
    }
}
