package io.contactsheet.imaging.bmp;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.resize.PixelReducer;
import io.contactsheet.imaging.resize.RowOrder;
import io.contactsheet.imaging.rows.RowDecoder;
import io.contactsheet.shared.size.Size;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a BMP file from a stream into a reducer, in the memory of a row: OS/2 and Windows headers, palettes, bit fields
 * with alpha, run lengths, from the top or the bottom. A file that ends early gives what it has. For one picture and one
 * thread.
 */
public final class BmpDecoder implements RowDecoder {

    private final InputStream stream;
    private final BmpHeader header;

    private BmpDecoder(InputStream stream) throws IOException, UnreadablePictureException {
        this.stream = stream;
        this.header = BmpHeader.read(stream);
    }

    /** Reads a file up to its first pixel. */
    public static BmpDecoder open(InputStream stream) throws IOException, UnreadablePictureException {
        try {
            return new BmpDecoder(stream);
        } catch (EOFException e) {
            throw endsEarly();
        }
    }

    private static UnreadablePictureException endsEarly() {
        return UnreadablePictureException.corrupt("This BMP picture ends before its first pixel.");
    }

    @Override
    public Size size() {
        return header.size();
    }

    @Override
    public RowOrder order() {
        return header.topDown() ? RowOrder.TOP_DOWN : RowOrder.BOTTOM_UP;
    }

    @Override
    public long mostPixels() {
        return hasRuns() ? MOST_FREE_PIXELS : MOST_PIXELS;
    }

    private boolean hasRuns() {
        return header.packing() == BmpHeader.Packing.RUN_LENGTHS;
    }

    @Override
    public long memory() {
        return 2L * Integer.BYTES * header.size().width();
    }

    @Override
    public void decode(PixelReducer reducer, long memory) throws IOException, UnreadablePictureException {
        if (hasRuns()) {
            new RunLengths(header, stream, reducer).decode();
        } else {
            decodeRows(reducer);
        }
        if (!reducer.hasAnything()) {
            throw endsEarly();
        }
    }

    private void decodeRows(PixelReducer reducer) throws IOException {
        int width = header.size().width();
        byte[] packed = new byte[Math.toIntExact((width * (long) header.bits() + 31) / 32 * 4)];
        int[] row = new int[width];
        int filled = packed.length;
        for (int y = 0; y < header.size().height() && filled == packed.length; y++) {
            filled = stream.readNBytes(packed, 0, packed.length);
            int pixels = (int) Math.min(width, filled * 8L / header.bits());
            unpack(packed, row, pixels);
            reducer.addPixels(0, 1, header.upright(y), row, pixels);
        }
    }

    private void unpack(byte[] packed, int[] row, int pixels) {
        switch (header.bits()) {
            case 16 -> {
                for (int x = 0; x < pixels; x++) {
                    row[x] = masked((packed[2 * x] & 0xFF) | (packed[2 * x + 1] & 0xFF) << 8);
                }
            }
            case 24 -> {
                for (int x = 0; x < pixels; x++) {
                    row[x] = 0xFF000000 | bytes(packed, 3 * x);
                }
            }
            case 32 -> {
                for (int x = 0; x < pixels; x++) {
                    row[x] = masked(bytes(packed, 4 * x) | packed[4 * x + 3] << 24);
                }
            }
            default -> unpackIndices(packed, row, pixels);
        }
    }

    private static int bytes(byte[] packed, int at) {
        return (packed[at] & 0xFF) | (packed[at + 1] & 0xFF) << 8 | (packed[at + 2] & 0xFF) << 16;
    }

    private int masked(int pixel) {
        ChannelMask[] masks = header.masks();
        int alpha = masks[3].isEmpty() ? 255 : masks[3].level(pixel);
        return alpha << 24 | masks[0].level(pixel) << 16 | masks[1].level(pixel) << 8 | masks[2].level(pixel);
    }

    private void unpackIndices(byte[] packed, int[] row, int pixels) {
        int bits = header.bits();
        int mask = (1 << bits) - 1;
        for (int x = 0; x < pixels; x++) {
            int bit = x * bits;
            row[x] = header.palette()[packed[bit >> 3] >> (8 - bits - (bit & 7)) & mask];
        }
    }
}
