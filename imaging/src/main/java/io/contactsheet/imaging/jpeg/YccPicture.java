package io.contactsheet.imaging.jpeg;

/**
 * A picture as luma and halved colour differences, filled up to whole minimum coded units with its last pixels.
 *
 * @param luma -128 to 127
 * @param blue likewise, one for four pixels; empty for a grey picture
 * @param red likewise
 * @param lumaColumns the padded width
 * @param lumaRows the padded height
 */
@SuppressWarnings("ArrayRecordComponent") // Inside this package, from step to step.
record YccPicture(int[] luma, int[] blue, int[] red, int lumaColumns, int lumaRows) {

    private static final int HALF = 1 << 15;

    static YccPicture of(int[] rgb, int width, int height, boolean grey) {
        int unit = grey ? 8 : 16;
        int columns = (width + unit - 1) / unit * unit;
        int rows = (height + unit - 1) / unit * unit;
        int[] luma = new int[columns * rows];
        int[] blue = new int[grey ? 0 : luma.length / 4];
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
                    int chroma = (y >> 1) * (columns >> 1) + (x >> 1);
                    blue[chroma] += -11059 * r - 21709 * g + 32768 * b;
                    red[chroma] += 32768 * r - 27439 * g - 5329 * b;
                }
            }
        }
        average(blue);
        average(red);
        return new YccPicture(luma, blue, red, columns, rows);
    }

    private static void average(int[] sumsOfFour) {
        for (int i = 0; i < sumsOfFour.length; i++) {
            sumsOfFour[i] = (sumsOfFour[i] + 2 * HALF) >> 18;
        }
    }
}
