package io.contactsheet.imaging.webp;

/** Takes the decoded pixels. */
@FunctionalInterface
interface ArgbRows {

    /**
     * The next row, from top to bottom.
     *
     * @param y its number
     * @param argb 0xAARRGGBB, not premultiplied; the array is used again
     */
    void row(int y, int[] argb);
}
