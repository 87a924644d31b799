package io.contactsheet.imaging.bmp;

import io.contactsheet.imaging.resize.PixelReducer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Pixels stored as runs: RLE8, RLE4 and the RLE24 of OS/2. What the runs leave free has the first colour of the palette.
 *
 * <p>Source: "Bitmap Compression" in the Windows GDI reference.
 */
final class RunLengths {

    private static final int END_OF_ROW = 0;
    private static final int END_OF_PICTURE = 1;
    private static final int MOVE = 2;

    private final BmpHeader header;
    private final InputStream stream;
    private final PixelReducer reducer;
    private final int[] row;
    private final int[] colors = new int[2];

    /** Stored rows from the first. */
    private int y;

    private int x;

    RunLengths(BmpHeader header, InputStream stream, PixelReducer reducer) {
        this.header = header;
        this.stream = stream;
        this.reducer = reducer;
        this.row = new int[header.size().width()];
        Arrays.fill(row, header.palette()[0]);
    }

    /** Decodes as far as the data goes. */
    void decode() throws IOException {
        try {
            while (y < header.size().height() && decodeNext()) {
                // Each takes a run, or an escape.
            }
            finishRows(header.size().height());
        } catch (EOFException _) {
            reducer.addPixels(0, 1, header.upright(y), row, Math.min(x, row.length));
        }
    }

    private boolean decodeNext() throws IOException {
        int count = readByte();
        if (count > 0) {
            readColors();
            put(count);
            return true;
        }
        int escape = readByte();
        switch (escape) {
            case END_OF_ROW -> {
                finishRows(y + 1);
                x = 0;
            }
            case END_OF_PICTURE -> {
                return false;
            }
            case MOVE -> {
                x += readByte();
                finishRows(y + readByte());
            }
            default -> readPlain(escape);
        }
        return true;
    }

    /** Two colours of 4 bits that take turns, or one. */
    private void readColors() throws IOException {
        int value = readByte();
        switch (header.bits()) {
            case 4 -> {
                colors[0] = header.palette()[value >> 4];
                colors[1] = header.palette()[value & 15];
            }
            case 8 -> Arrays.fill(colors, header.palette()[value]);
            default -> Arrays.fill(colors, 0xFF000000 | readByte() << 8 | readByte() << 16 | value);
        }
    }

    private void put(int count) {
        for (int i = 0; i < count; i++, x++) {
            if (x < row.length) {
                row[x] = colors[i & 1];
            }
        }
    }

    /** Pixels without runs, filled up to a whole number of 16-bit words. */
    private void readPlain(int count) throws IOException {
        int step = header.bits() == 4 ? 2 : 1;
        for (int i = 0; i < count; i += step) {
            readColors();
            put(Math.min(step, count - i));
        }
        int bytes = header.bits() == 24 ? 3 * count : (count + step - 1) / step;
        if ((bytes & 1) != 0) {
            readByte();
        }
    }

    private void finishRows(int end) {
        for (; y < Math.min(end, header.size().height()); y++) {
            reducer.addRow(header.upright(y), row);
            Arrays.fill(row, header.palette()[0]);
        }
    }

    private int readByte() throws IOException {
        int value = stream.read();
        if (value < 0) {
            throw new EOFException();
        }
        return value;
    }
}
