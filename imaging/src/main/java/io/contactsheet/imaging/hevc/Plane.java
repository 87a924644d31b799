package io.contactsheet.imaging.hevc;

import java.util.Arrays;

/** One component of the picture that is being decoded, whole. */
final class Plane {

    final short[] samples;
    final int width;
    final int height;
    final int depth;

    Plane(int width, int height, int depth) {
        this.width = width;
        this.height = height;
        this.depth = depth;
        this.samples = new short[width * height];
    }

    /** The value in the middle, which stands for what is not known. */
    int grey() {
        return 1 << depth - 1;
    }

    /** Makes a part grey, as far as it is inside. */
    void blank(int x, int y, int columns, int rows) {
        int end = Math.min(width, x + columns);
        for (int row = y; row < Math.min(height, y + rows); row++) {
            Arrays.fill(samples, row * width + x, row * width + end, (short) grey());
        }
    }
}
