package io.contactsheet.imaging.resize;

import io.contactsheet.shared.size.Size;
import org.jspecify.annotations.Nullable;

/**
 * Makes a small picture of pixels that come in any order: first averages over whole cells of them, then a Lanczos filter
 * from at least three times the size. A row of cells is held from its first pixel until all of it and of the rows above is there;
 * so of a picture that comes from top to bottom there is never more than one.
 *
 * <p>What never comes is neutral grey, as far as a cell has no pixel at all.
 */
public final class PixelReducer {

    /** The averaging leaves at least so many cells a pixel in each direction. */
    private static final int CELLS_PER_PIXEL = 3;

    private static final int CHANNELS = 4;
    private static final int FIELDS = CHANNELS + 1;
    private static final int COUNT = CHANNELS;
    private static final int NEUTRAL = 0xFF808080;

    private final Size source;
    private final Size result;
    private final boolean alpha;
    private final int cellWidth;
    private final int cellHeight;
    private final int columns;
    private final int rows;

    /** Of each cell in a row: the sums of its four channels, weighted by the first, and the count of its pixels. */
    private final int[] @Nullable [] sums;

    private final long[] missing;
    private final PlaneResizer[] resizers = new PlaneResizer[CHANNELS];
    private final byte[][] averages;
    private int nextRow;
    private boolean anything;

    /**
     * @param source size of the whole picture
     * @param result size of the small one, not larger
     * @param alpha whether the upper byte of a pixel is its opacity; else it is a channel like the others
     */
    public PixelReducer(Size source, Size result, boolean alpha) {
        this.source = source;
        this.result = result;
        this.alpha = alpha;
        cellWidth = cell(source.width(), result.width());
        cellHeight = cell(source.height(), result.height());
        columns = (source.width() + cellWidth - 1) / cellWidth;
        rows = (source.height() + cellHeight - 1) / cellHeight;
        sums = new int[rows] @Nullable [];
        missing = new long[rows];
        for (int row = 0; row < rows; row++) {
            int high = Math.min(cellHeight, source.height() - row * cellHeight);
            missing[row] = (long) high * source.width();
        }
        averages = new byte[CHANNELS][columns];
        for (int channel = 0; channel < CHANNELS; channel++) {
            resizers[channel] = new PlaneResizer(
                    (double) source.width() / cellWidth,
                    (double) source.height() / cellHeight,
                    result.width(),
                    result.height());
        }
    }

    private static int cell(int source, int result) {
        return Math.max(1, source / (CELLS_PER_PIXEL * result));
    }

    /**
     * What a reducer takes at most, in bytes.
     *
     * @param inOrder whether the rows come from top to bottom
     */
    public static long memory(Size source, Size result, boolean inOrder) {
        long columns = source.width() / cell(source.width(), result.width()) + 1L;
        long rows = source.height() / cell(source.height(), result.height()) + 1L;
        long held = columns * (inOrder ? 1 : rows) * FIELDS * Integer.BYTES;
        return held + rows * 20 + columns * CHANNELS * 13 * Float.BYTES + result.pixels() * (CHANNELS + 2) * 4;
    }

    /** Whether the sums of a cell cannot overflow. */
    public static boolean canHold(Size source, Size result) {
        long cell = (long) cell(source.width(), result.width()) * cell(source.height(), result.height());
        return cell <= Integer.MAX_VALUE / 255;
    }

    /** Takes a row of pixels. */
    public void addRow(int y, int[] argb) {
        addPixels(0, 1, y, argb, source.width());
    }

    /**
     * Takes some pixels of a row.
     *
     * @param x column of the first
     * @param step columns from one to the next
     */
    public void addPixels(int x, int step, int y, int[] argb, int count) {
        anything |= count > 0;
        int row = y / cellHeight;
        int[] cells = sums[row];
        if (cells == null) {
            cells = new int[columns * FIELDS];
            sums[row] = cells;
        }
        int column = x;
        for (int i = 0; i < count; i++, column += step) {
            add(argb[i], cells, column / cellWidth * FIELDS);
        }
        missing[row] -= count;
        while (nextRow < rows && missing[nextRow] == 0) {
            emit();
        }
    }

    private void add(int pixel, int[] cells, int cell) {
        int opacity = pixel >>> 24;
        cells[cell] += opacity;
        cells[cell + COUNT]++;
        if (alpha && opacity != 255) {
            cells[cell + 1] += weighted(pixel >> 16 & 0xFF, opacity);
            cells[cell + 2] += weighted(pixel >> 8 & 0xFF, opacity);
            cells[cell + 3] += weighted(pixel & 0xFF, opacity);
        } else {
            cells[cell + 1] += pixel >> 16 & 0xFF;
            cells[cell + 2] += pixel >> 8 & 0xFF;
            cells[cell + 3] += pixel & 0xFF;
        }
    }

    private static int weighted(int value, int opacity) {
        return (value * opacity + 127) / 255;
    }

    private void emit() {
        int[] cells = sums[nextRow];
        for (int column = 0; column < columns; column++) {
            int count = cells == null ? 0 : cells[column * FIELDS + COUNT];
            for (int channel = 0; channel < CHANNELS; channel++) {
                averages[channel][column] = (byte)
                        (cells == null || count == 0
                                ? NEUTRAL >> (24 - 8 * channel)
                                : (cells[column * FIELDS + channel] + (count >> 1)) / count);
            }
        }
        for (int channel = 0; channel < CHANNELS; channel++) {
            resizers[channel].addRow(averages[channel]);
        }
        sums[nextRow++] = null;
    }

    /** Whether a single pixel has come. */
    public boolean hasAnything() {
        return anything;
    }

    /** The small picture, its pixels in the channels that they came in, row by row; to be asked once. */
    public int[] result() {
        while (nextRow < rows) {
            emit();
        }
        float[] opacity = resizers[0].result();
        float[] red = resizers[1].result();
        float[] green = resizers[2].result();
        float[] blue = resizers[3].result();
        int[] pixels = new int[(int) result.pixels()];
        for (int i = 0; i < pixels.length; i++) {
            int level = level(opacity[i]);
            float gain = !alpha || level == 255 ? 1 : level == 0 ? 0 : 255 / opacity[i];
            pixels[i] = level << 24 | level(red[i] * gain) << 16 | level(green[i] * gain) << 8 | level(blue[i] * gain);
        }
        return pixels;
    }

    private static int level(float value) {
        return Math.clamp((int) (value + 0.5f), 0, 255);
    }
}
