package io.contactsheet.imaging.webp;

import io.contactsheet.imaging.resize.PixelReducer;
import java.util.Arrays;

/**
 * Averages the colours of the pixels in each cell of a reducer, a line at a time and in loops that a compiler makes
 * vector instructions of. Chroma is not interpolated, which would not show. For one picture and one thread.
 */
final class AveragedCells implements YuvLines {

    private static final int CHANNELS = 4;
    private static final int OPAQUE = 255;

    private final PixelReducer reducer;
    private final int width;
    private final int cellWidth;
    private final int cellHeight;

    /** The luma of a line, with six bits after the point. */
    private final int[] scaled;

    /** What the chroma of a line adds to the colours of its pixels, with six bits after the point. */
    private final int[] red;

    private final int[] green;
    private final int[] blue;

    /** The sums of the lines in a row of cells, column by column. */
    private final int[] redSums;

    private final int[] greenSums;
    private final int[] blueSums;

    /** Of each cell its opacity and its colour. */
    private final float[] cells;

    private int chroma = -1;
    private int lines;
    private int row;

    AveragedCells(int width, PixelReducer reducer) {
        this.reducer = reducer;
        this.width = width;
        this.cellWidth = reducer.cellWidth();
        this.cellHeight = reducer.cellHeight();
        this.scaled = new int[width];
        int even = width + 1 & ~1;
        this.red = new int[even];
        this.green = new int[even];
        this.blue = new int[even];
        this.redSums = new int[width];
        this.greenSums = new int[width];
        this.blueSums = new int[width];
        this.cells = new float[CHANNELS * Math.ceilDiv(width, cellWidth)];
    }

    @Override
    public void line(int y, Planes planes, int luma, int near, int far) {
        if (y >> 1 != chroma) {
            chroma = y >> 1;
            expand(planes.blue().samples(), planes.red().samples(), near);
        }
        scale(planes.luma().samples(), luma);
        add(scaled, red, redSums);
        add(scaled, green, greenSums);
        add(scaled, blue, blueSums);
        if (++lines == cellHeight) {
            finish();
        }
    }

    private void expand(byte[] blueSamples, byte[] redSamples, int at) {
        for (int i = 0; i < red.length / 2; i++) {
            int u = blueSamples[at + i] & 0xFF;
            int v = redSamples[at + i] & 0xFF;
            int toRed = InterpolatedPixels.red(v);
            int toGreen = InterpolatedPixels.green(u, v);
            int toBlue = InterpolatedPixels.blue(u);
            red[2 * i] = toRed;
            red[2 * i + 1] = toRed;
            green[2 * i] = toGreen;
            green[2 * i + 1] = toGreen;
            blue[2 * i] = toBlue;
            blue[2 * i + 1] = toBlue;
        }
    }

    private void scale(byte[] luma, int at) {
        for (int x = 0; x < scaled.length; x++) {
            scaled[x] = ((luma[at + x] & 0xFF) * InterpolatedPixels.LUMA) >> 8;
        }
    }

    private static void add(int[] luma, int[] ofChroma, int[] sums) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += Math.min(255, Math.max(0, (luma[x] + ofChroma[x]) >> 6));
        }
    }

    /** Hands on the cells that have been begun. */
    void finish() {
        if (lines == 0) {
            return;
        }
        for (int column = 0, from = 0; from < width; column += CHANNELS, from += cellWidth) {
            average(from, Math.min(width, from + cellWidth), column);
        }
        reducer.addCells(row++, cells);
        lines = 0;
        Arrays.fill(redSums, 0);
        Arrays.fill(greenSums, 0);
        Arrays.fill(blueSums, 0);
    }

    private void average(int from, int to, int cell) {
        long r = 0;
        long g = 0;
        long b = 0;
        for (int x = from; x < to; x++) {
            r += redSums[x];
            g += greenSums[x];
            b += blueSums[x];
        }
        float pixels = (float) lines * (to - from);
        cells[cell] = OPAQUE;
        cells[cell + 1] = r / pixels;
        cells[cell + 2] = g / pixels;
        cells[cell + 3] = b / pixels;
    }
}
