package io.contactsheet.imaging.gif;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.resize.PixelReducer;
import io.contactsheet.imaging.resize.RowOrder;
import io.contactsheet.imaging.rows.RowDecoder;
import io.contactsheet.shared.size.Size;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads the first frame of a GIF from a stream into a reducer, in the memory of a row. What the frame leaves free of the
 * screen is transparent. For one picture and one thread.
 *
 * <p>Source: Graphics Interchange Format, version 89a.
 */
public final class GifDecoder implements RowDecoder {

    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int GRAPHIC_CONTROL = 0xF9;

    /** Flag of a screen or a frame: a palette follows. */
    private static final int PALETTE = 0x80;

    private static final int OPAQUE_BLACK = 0xFF000000;

    /** First row and step between rows of the four passes of an interlaced frame. */
    private static final int[][] PASSES = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};

    private static final int[][] ALL_AT_ONCE = {{0, 1}};

    private final InputStream stream;
    private final Size size;
    private final int left;
    private final int top;
    private final int frameWidth;
    private final int frameHeight;
    private final boolean interlaced;
    private final int[] palette;
    private int transparent = -1;

    private GifDecoder(InputStream stream) throws IOException, UnreadablePictureException {
        this.stream = stream;
        byte[] screen = readFully(13);
        int[] global = readPalette(screen[10]);
        skipToImage();
        byte[] frame = readFully(9);
        left = little(frame, 0);
        top = little(frame, 2);
        frameWidth = little(frame, 4);
        frameHeight = little(frame, 6);
        interlaced = (frame[8] & 0x40) != 0;
        int[] local = readPalette(frame[8]);
        palette = (frame[8] & PALETTE) != 0 ? local : global;
        if (transparent >= 0) {
            palette[transparent] = 0;
        }
        if (frameWidth == 0 || frameHeight == 0) {
            throw UnreadablePictureException.corrupt("The first frame of this GIF picture is empty.");
        }
        size = new Size(Math.max(little(screen, 6), left + frameWidth), Math.max(little(screen, 8), top + frameHeight));
    }

    /** Reads a file up to its first frame. */
    public static GifDecoder open(InputStream stream) throws IOException, UnreadablePictureException {
        try {
            return new GifDecoder(stream);
        } catch (EOFException e) {
            throw UnreadablePictureException.corrupt("This GIF picture ends before its first frame.");
        }
    }

    private byte[] readFully(int count) throws IOException {
        byte[] bytes = stream.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    private int readByte() throws IOException {
        int value = stream.read();
        if (value < 0) {
            throw new EOFException();
        }
        return value;
    }

    private static int little(byte[] bytes, int offset) {
        return (bytes[offset] & 0xFF) | (bytes[offset + 1] & 0xFF) << 8;
    }

    /** Colours for all indices that there can be: greys for those that the file has none for. */
    private int[] readPalette(byte flags) throws IOException {
        int[] table = new int[256];
        Arrays.setAll(table, index -> OPAQUE_BLACK | index * 0x010101);
        byte[] colors = (flags & PALETTE) == 0 ? new byte[0] : readFully(3 << ((flags & 7) + 1));
        for (int i = 0; i < colors.length / 3; i++) {
            table[i] = OPAQUE_BLACK
                    | (colors[3 * i] & 0xFF) << 16
                    | (colors[3 * i + 1] & 0xFF) << 8
                    | (colors[3 * i + 2] & 0xFF);
        }
        return table;
    }

    private void skipToImage() throws IOException, UnreadablePictureException {
        for (int block = readByte(); block != IMAGE; block = readByte()) {
            switch (block) {
                case EXTENSION -> readExtension(readByte());
                case 0 -> {} // Some writers leave a terminator too many.
                default -> throw UnreadablePictureException.corrupt("This GIF picture has no frame.");
            }
        }
    }

    private void readExtension(int label) throws IOException {
        for (int length = readByte(); length > 0; length = readByte()) {
            byte[] data = readFully(length);
            if (label == GRAPHIC_CONTROL && length >= 4) {
                transparent = (data[0] & 1) != 0 ? data[3] & 0xFF : -1;
            }
        }
    }

    /** The size of the screen, or of more if the frame reaches over it. */
    @Override
    public Size size() {
        return size;
    }

    @Override
    public RowOrder order() {
        return interlaced ? RowOrder.MIXED : RowOrder.TOP_DOWN;
    }

    @Override
    public long mostPixels() {
        return MOST_FREE_PIXELS;
    }

    /** A row, its indices, and the table of codes. */
    @Override
    public long memory() {
        return 5L * size.width() + LzwDecoder.MEMORY;
    }

    @Override
    public void decode(PixelReducer reducer, long memory) throws IOException, UnreadablePictureException {
        int[] row = new int[size.width()];
        addFree(0, top, reducer, row);
        int decoded = decodeFrame(reducer, row);
        if (decoded == 0) {
            throw UnreadablePictureException.corrupt("This GIF picture ends before its first pixel.");
        }
        Arrays.fill(row, 0);
        addFree(top + frameHeight, size.height(), reducer, row);
    }

    private void addFree(int from, int to, PixelReducer reducer, int[] blank) {
        for (int y = from; y < to; y++) {
            reducer.addRow(y, blank);
        }
    }

    private int decodeFrame(PixelReducer reducer, int[] row) throws IOException, UnreadablePictureException {
        int decoded = 0;
        try {
            int codeSize = readByte();
            if (codeSize < 1 || codeSize > 11) {
                throw UnreadablePictureException.corrupt("The pixels of this GIF picture are damaged.");
            }
            LzwDecoder pixels = new LzwDecoder(stream, codeSize);
            byte[] indices = new byte[frameWidth];
            for (int[] pass : interlaced ? PASSES : ALL_AT_ONCE) {
                for (int y = pass[0]; y < frameHeight; y += pass[1]) {
                    pixels.read(indices);
                    color(indices, row);
                    reducer.addRow(top + y, row);
                    decoded++;
                }
            }
        } catch (EOFException _) {
            // As far as it goes.
        }
        return decoded;
    }

    private void color(byte[] indices, int[] row) {
        for (int x = 0; x < indices.length; x++) {
            row[left + x] = palette[indices[x] & 0xFF];
        }
    }
}
