package io.contactsheet.imaging.webp;

/** Takes finished lines of a lossy picture. */
interface YuvLines {

    /**
     * The next line, from top to bottom.
     *
     * @param y its number
     * @param luma where it stands in that plane
     * @param near where the line of chroma stands that it lies in
     * @param far where the line of chroma stands that is next to it, the same one at the borders of the picture
     */
    void line(int y, Planes planes, int luma, int near, int far);
}
