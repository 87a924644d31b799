package io.contactsheet.imaging.webp;

import io.contactsheet.shared.size.Size;

/**
 * Takes finished lines out of the bands and turns them into pixels: chroma interpolated as libwebp does, colours by
 * ITU-R BT.601 in its limited range.
 */
final class YuvRows {

    private static final int ROW = 16;

    /**
     * So many lines of a filtered row are final before the next one is: the filter changes three more of each plane,
     * which for chroma are six.
     */
    private static final int FINAL = 8;

    private final Size size;
    private final Band luma;
    private final Band blue;
    private final Band red;
    private final ArgbRows sink;
    private final int[] argb;

    /** Both colour differences of the pixels of a line: blue, and red 16 bits higher. */
    private final int[] chroma;

    private int written;

    YuvRows(Size size, Band luma, Band blue, Band red, ArgbRows sink) {
        this.size = size;
        this.luma = luma;
        this.blue = blue;
        this.red = red;
        this.sink = sink;
        this.argb = new int[size.width()];
        this.chroma = new int[size.width()];
    }

    /** Writes what is final of a row that has just been filtered. */
    void writeFinal(int row) {
        write(row, FINAL);
    }

    /** Writes all of the row that has been filtered last. */
    void writeLast(int row) {
        write(row, ROW);
    }

    private void write(int row, int lines) {
        int end = Math.min(size.height(), row * ROW + lines);
        int lastChroma = Math.min((size.height() + 1) / 2, (row + 1) * (ROW / 2)) - 1;
        for (; written < end; written++) {
            int near = written >> 1;
            int far = Math.clamp(near + ((written & 1) == 0 ? -1 : 1), 0, lastChroma);
            int first = (row - 1) * (ROW / 2);
            interpolate(blue.at(0, near - first), blue.at(0, far - first));
            convert(luma.at(0, written - (row - 1) * ROW));
            sink.row(written, argb);
        }
    }

    /** Weights 9, 3, 3 and 1 for the four chroma samples around a pixel, rounded as libwebp rounds. */
    private void interpolate(int near, int far) {
        int width = size.width();
        int nearLeft = chroma(near);
        int farLeft = chroma(far);
        chroma[0] = mixed(nearLeft, farLeft);
        for (int x = 1, i = 1; x + 1 < width; x += 2, i++) {
            int nearRight = chroma(near + i);
            int farRight = chroma(far + i);
            int sum = nearLeft + nearRight + farLeft + farRight + 0x00080008;
            chroma[x] = (sum + 2 * (nearRight + farLeft) >>> 3) + nearLeft >>> 1;
            chroma[x + 1] = (sum + 2 * (nearLeft + farRight) >>> 3) + nearRight >>> 1;
            nearLeft = nearRight;
            farLeft = farRight;
        }
        if ((width & 1) == 0) {
            chroma[width - 1] = mixed(nearLeft, farLeft);
        }
    }

    private int chroma(int at) {
        return blue.samples()[at] & 0xFF | (red.samples()[at] & 0xFF) << 16;
    }

    private static int mixed(int near, int far) {
        return 3 * near + far + 0x00020002 >>> 2;
    }

    private void convert(int at) {
        byte[] samples = luma.samples();
        for (int x = 0; x < argb.length; x++) {
            int y = (samples[at + x] & 0xFF) * 19077 >> 8;
            int u = chroma[x] & 0xFF;
            int v = chroma[x] >> 16 & 0xFF;
            int r = level(y + (v * 26149 >> 8) - 14234);
            int g = level(y - (u * 6419 >> 8) - (v * 13320 >> 8) + 8708);
            int b = level(y + (u * 33050 >> 8) - 17685);
            argb[x] = 0xFF000000 | r << 16 | g << 8 | b;
        }
    }

    /** From six bits after the point to 0 to 255. */
    private static int level(int value) {
        return Math.clamp(value >> 6, 0, 255);
    }
}
