package io.contactsheet.imaging.resize;

import io.contactsheet.shared.size.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a small picture of pixels that come in any order: of large ones first averages over whole cells of them, then a
 * Lanczos filter from several times the size. A row of cells is held from its first pixel until all of it and of the rows above is there;
 * so of a picture that comes from top to bottom there is never more than one.
 *
 * <p>What never comes is neutral grey, as far as a cell has no pixel at all.
 */
public final class PixelReducer {

    /** The averaging leaves at least so many cells a pixel in each direction: so dithered pictures keep their tones. */
    private static final int CELLS_PER_PIXEL = 6;

    /** If all rows have to be held, there are fewer. */
    private static final int HELD_CELLS_PER_PIXEL = 3;

    private static final int CHANNELS = 4;
    private static final int FIELDS = CHANNELS + 1;
    private static final int COUNT = CHANNELS;
    private static final int NEUTRAL = 0xFF808080;

    private final Size source;
    private final Size result;
    private final boolean alpha;
    private final RowOrder order;
    private final int cellWidth;
    private final int cellHeight;
    private final int columns;
    private final int rows;

    /** What an opaque pixel weighs in the sums: as much as they can hold, so that little is lost of fainter ones. */
    private final int unit;

    /** Of each cell in a row: the sums of its four channels, weighted by the first, and the count of its pixels. */
    private final int[] @Nullable [] sums;

    private final long[] missing;
    private final PixelResizer resizer;
    private final float[] averages;
    private int nextRow;
    private boolean anything;

    /**
     * @param source size of the whole picture
     * @param result size of the small one, not larger
     * @param alpha whether the upper byte of a pixel is its opacity; else it is a channel like the others
     */
    public PixelReducer(Size source, Size result, boolean alpha, RowOrder order) {
        this.order = order;
        this.source = source;
        this.result = result;
        this.alpha = alpha;
        cellWidth = cell(source.width(), result.width(), order);
        cellHeight = cell(source.height(), result.height(), order);
        columns = (source.width() + cellWidth - 1) / cellWidth;
        rows = (source.height() + cellHeight - 1) / cellHeight;
        sums = new int[rows] @Nullable [];
        missing = new long[rows];
        for (int row = 0; row < rows; row++) {
            int high = Math.min(cellHeight, source.height() - row * cellHeight);
            missing[row] = (long) high * source.width();
        }
        unit = (int) Math.clamp(Integer.MAX_VALUE / (255L * cellWidth * cellHeight), 1, 255);
        averages = new float[CHANNELS * columns];
        resizer = new PixelResizer(
                (double) source.width() / cellWidth,
                (double) source.height() / cellHeight,
                result.width(),
                result.height(),
                alpha);
    }

    private static int cell(int source, int result, RowOrder order) {
        return Math.max(1, source / ((order == RowOrder.MIXED ? HELD_CELLS_PER_PIXEL : CELLS_PER_PIXEL) * result));
    }

    /**
     * What a reducer takes at most, in bytes.
     */
    public static long memory(Size source, Size result, RowOrder order) {
        long columns = source.width() / cell(source.width(), result.width(), order) + 1L;
        long rows = source.height() / cell(source.height(), result.height(), order) + 1L;
        long held = columns * (order == RowOrder.MIXED ? rows : 1) * FIELDS * Integer.BYTES;
        return held + rows * 20 + columns * CHANNELS * Float.BYTES + result.pixels() * (CHANNELS + 2) * 4;
    }

    /** How many pixels of the source make one of the result, in the direction in which there are fewer. */
    public double reduction() {
        return Math.min((double) source.width() / result.width(), (double) source.height() / result.height());
    }

    /** How many pixels are averaged in a row. */
    public int cellWidth() {
        return cellWidth;
    }

    /** How many rows of pixels are averaged. */
    public int cellHeight() {
        return cellHeight;
    }

    /**
     * Takes a row of cells that have been averaged already, in place of the pixels in them, which must not come.
     *
     * @param row the next one, from 0
     * @param argb of each cell four values from 0 to 255: its opacity, which is 255, and its colour
     */
    public void addCells(int row, float[] argb) {
        Objects.checkIndex(row, nextRow + 1);
        resizer.addRow(argb);
        nextRow++;
    }

    /** Takes a row of pixels. */
    public void addRow(int y, int[] argb) {
        int row = inOrder(y, source.height()) / cellHeight;
        int[] cells = cells(row);
        for (int x = 0, cell = 0; x < source.width(); cell += FIELDS) {
            int end = Math.min(source.width(), x + cellWidth);
            for (; x < end; x++) {
                add(argb[x], cells, cell);
            }
        }
        count(row, source.width());
    }

    /**
     * Takes some pixels of a row.
     *
     * @param x column of the first
     * @param step columns from one to the next
     */
    public void addPixels(int x, int step, int y, int[] argb, int count) {
        int row = inOrder(y, source.height()) / cellHeight;
        int[] cells = cells(row);
        int column = x;
        for (int i = 0; i < count; i++, column += step) {
            add(argb[i], cells, column / cellWidth * FIELDS);
        }
        count(row, count);
    }

    private int[] cells(int row) {
        int[] cells = sums[row];
        if (cells == null) {
            cells = new int[columns * FIELDS];
            sums[row] = cells;
        }
        return cells;
    }

    private void count(int row, int pixels) {
        anything |= pixels > 0;
        missing[row] -= pixels;
        while (nextRow < rows && missing[nextRow] == 0) {
            emit();
        }
    }

    private void add(int pixel, int[] cells, int cell) {
        int opacity = pixel >>> 24;
        int weight = alpha && opacity != 255 ? (opacity * unit + 127) / 255 : unit;
        cells[cell] += opacity * unit;
        cells[cell + 1] += (pixel >> 16 & 0xFF) * weight;
        cells[cell + 2] += (pixel >> 8 & 0xFF) * weight;
        cells[cell + 3] += (pixel & 0xFF) * weight;
        cells[cell + COUNT]++;
    }

    private void emit() {
        int[] cells = sums[nextRow];
        for (int column = 0; column < columns; column++) {
            int count = cells == null ? 0 : cells[column * FIELDS + COUNT];
            for (int channel = 0; channel < CHANNELS; channel++) {
                averages[column * CHANNELS + channel] = cells == null || count == 0
                        ? NEUTRAL >> (24 - 8 * channel) & 0xFF
                        : cells[column * FIELDS + channel] / ((float) count * unit);
            }
        }
        resizer.addRow(averages);
        sums[nextRow++] = null;
    }

    /** Whether a single pixel has come. */
    public boolean hasAnything() {
        return anything;
    }

    /** The size of the small picture. */
    public Size size() {
        return result;
    }

    /** The small picture, its pixels in the channels that they came in, row by row; to be asked once. */
    public int[] result() {
        while (nextRow < rows) {
            emit();
        }
        float[] samples = resizer.result();
        int[] pixels = new int[(int) result.pixels()];
        for (int i = 0; i < pixels.length; i++) {
            int y = inOrder(i / result.width(), result.height());
            pixels[y * result.width() + i % result.width()] = pixel(samples, CHANNELS * i);
        }
        return pixels;
    }

    private int pixel(float[] samples, int i) {
        int level = level(samples[i]);
        float gain = !alpha || level == 255 ? 1 : level == 0 ? 0 : 255 / samples[i];
        float beyond = Math.max(0, samples[i] - 255);
        return level << 24
                | color(samples[i + 1] * gain, beyond) << 16
                | color(samples[i + 2] * gain, beyond) << 8
                | color(samples[i + 3] * gain, beyond);
    }

    /** Between what is right on black and, where opacity overshoots, on white. */
    private static int color(float sample, float beyond) {
        return beyond == 0 ? level(sample) : level((Math.min(255, sample) + Math.clamp(sample - beyond, 0, 255)) / 2);
    }

    /** The place of a row among those of the picture as it comes, and the other way round. */
    private int inOrder(int y, int height) {
        return order == RowOrder.BOTTOM_UP ? height - 1 - y : y;
    }

    private static int level(float value) {
        return Math.clamp((int) (value + 0.5f), 0, 255);
    }
}
