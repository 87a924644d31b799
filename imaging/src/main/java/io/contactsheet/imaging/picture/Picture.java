package io.contactsheet.imaging.picture;

import io.contactsheet.shared.size.Size;

/**
 * A small picture in memory.
 *
 * @param argb 0xAARRGGBB, not premultiplied, row by row from the top; the array is handed over, not copied
 * @param size in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from step to step as it is.
public record Picture(int[] argb, Size size) {

    /** Whether no pixel lets anything through. */
    public boolean isOpaque() {
        int all = 0xFF000000;
        for (int pixel : argb) {
            all &= pixel;
        }
        return all == 0xFF000000;
    }

    /** Whether every pixel is a grey. */
    public boolean isGrey() {
        for (int pixel : argb) {
            int blue = pixel & 0xFF;
            if ((pixel >> 8 & 0xFF) != blue || (pixel >> 16 & 0xFF) != blue) {
                return false;
            }
        }
        return true;
    }
}
