package io.contactsheet.imaging.webp;

/** Green has been subtracted from red and blue. Source: RFC 9649, section 3.5.3. */
record GreenTransform(int width) implements LosslessTransform {

    @Override
    public void inverse(int y, int[] row) {
        for (int x = 0; x < width; x++) {
            int pixel = row[x];
            int green = pixel >> 8 & 0xFF;
            row[x] = (pixel & 0xFF00FF00) | ((pixel & 0x00FF00FF) + green * 0x00010001 & 0x00FF00FF);
        }
    }
}
