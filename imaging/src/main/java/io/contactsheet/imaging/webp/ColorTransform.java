package io.contactsheet.imaging.webp;

/**
 * What green and red tell of red and blue has been subtracted, in each square in its way. Source: RFC 9649, section
 * 3.5.2.
 *
 * @param squareBits the side of a square
 * @param factors of each square: red to blue, green to blue, green to red, from bit 16 down
 */
@SuppressWarnings("ArrayRecordComponent") // Inside this package, never changed.
record ColorTransform(int width, int squareBits, int[] factors) implements LosslessTransform {

    @Override
    public void inverse(int y, int[] row) {
        int first = (y >> squareBits) * CodedImage.squares(width, squareBits);
        for (int x = 0; x < width; x++) {
            int pixel = row[x];
            int factor = factors[first + (x >> squareBits)];
            int green = (byte) (pixel >> 8);
            int red = (pixel >> 16) + (((byte) factor * green) >> 5);
            int blue = pixel + (((byte) (factor >> 8) * green) >> 5) + (((byte) (factor >> 16) * (byte) red) >> 5);
            row[x] = (pixel & 0xFF00FF00) | (red & 0xFF) << 16 | (blue & 0xFF);
        }
    }
}
