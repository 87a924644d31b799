package io.contactsheet.imaging.bmp;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.shared.size.Size;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What stands before the pixels of a BMP file.
 *
 * <p>Source: BITMAPFILEHEADER, BITMAPCOREHEADER, BITMAPINFOHEADER, BITMAPV4HEADER and BITMAPV5HEADER in the Windows GDI
 * reference; for OS/2 2.x, "Bitmap File Format" of the Presentation Manager reference.
 *
 * @param topDown whether the first row stored is the upper one
 * @param bits of a pixel: 1, 2, 4, 8, 16, 24 or 32
 * @param packing how rows are stored
 * @param masks of red, green, blue and alpha; of use for 16 and 32 bits
 * @param palette 0xAARRGGBB, with room for all values of 8 bits
 */
@SuppressWarnings("ArrayRecordComponent") // Inside this package, from step to step.
record BmpHeader(Size size, boolean topDown, int bits, Packing packing, ChannelMask[] masks, int[] palette) {

    enum Packing {
        ROWS,
        RUN_LENGTHS
    }

    private static final int FILE_HEADER = 14;
    private static final int CORE_HEADER = 12;
    private static final int INFO_HEADER = 40;
    private static final int MASKS_IN_HEADER = 52;
    private static final int ALPHA_IN_HEADER = 56;
    private static final int SHORTEST_OF_OS2 = 16;
    private static final int OS2_HEADER = 64;
    private static final int LONGEST_HEADER = 124;
    private static final int OPAQUE_BLACK = 0xFF000000;

    private static final int RLE8 = 1;
    private static final int RLE4 = 2;
    private static final int BIT_FIELDS = 3;
    private static final int RLE24_OF_OS2 = 4;
    private static final int ALPHA_BIT_FIELDS = 6;

    /** Reads up to the first pixel. */
    static BmpHeader read(InputStream stream) throws IOException, UnreadablePictureException {
        Reader reader = new Reader(stream);
        ByteBuffer file = reader.bytes(FILE_HEADER + Integer.BYTES);
        long start = file.getInt(10) & 0xFFFFFFFFL;
        int length = file.getInt(FILE_HEADER);
        if (length != CORE_HEADER && (length < SHORTEST_OF_OS2 || length > LONGEST_HEADER)) {
            throw UnreadablePictureException.corrupt("The header of this BMP picture is damaged.");
        }
        ByteBuffer info = reader.bytes(length - Integer.BYTES);
        return length == CORE_HEADER ? core(info, start, reader) : info(info, length, start, reader);
    }

    private static BmpHeader core(ByteBuffer info, long start, Reader reader)
            throws IOException, UnreadablePictureException {
        Size size = size(info.getShort(0) & 0xFFFF, info.getShort(2) & 0xFFFF);
        int bits = bits(info.getShort(6));
        int[] palette = reader.palette(bits > 8 ? 0 : 1 << bits, 3, start);
        reader.skipTo(start);
        return new BmpHeader(size, false, bits, Packing.ROWS, masks(bits), palette);
    }

    private static BmpHeader info(ByteBuffer info, int length, long start, Reader reader)
            throws IOException, UnreadablePictureException {
        int height = info.getInt(4);
        Size size = size(info.getInt(0), Math.abs((long) height));
        int bits = bits(info.getShort(10));
        int compression = length >= 20 ? info.getInt(12) : 0;
        Packing packing = packing(compression, bits, length == OS2_HEADER);
        boolean fields = packing == Packing.ROWS && compression != 0;
        ChannelMask[] masks = fields ? masks(info, length, compression, reader) : masks(bits);
        int used = length >= 36 ? info.getInt(28) : 0;
        int colors = bits > 8 ? 0 : used <= 0 || used > 256 ? 1 << bits : used;
        int[] palette = reader.palette(colors, 4, start);
        reader.skipTo(start);
        return new BmpHeader(size, height < 0, bits, packing, masks, palette);
    }

    /** The row of the picture, from its top, that a stored row is. */
    int upright(int storedRow) {
        return topDown ? storedRow : size.height() - 1 - storedRow;
    }

    private static Size size(long width, long height) throws UnreadablePictureException {
        if (width < 1 || height < 1 || height > Integer.MAX_VALUE) {
            throw UnreadablePictureException.corrupt("The header of this BMP picture gives it no size.");
        }
        return new Size((int) width, (int) height);
    }

    private static int bits(int bits) throws UnreadablePictureException {
        return switch (bits) {
            case 1, 2, 4, 8, 16, 24, 32 -> bits;
            default -> throw UnreadablePictureException.corrupt("This BMP picture has pixels of " + bits + " bits.");
        };
    }

    private static Packing packing(int compression, int bits, boolean os2) throws UnreadablePictureException {
        boolean runs = (compression == RLE8 && bits == 8)
                || (compression == RLE4 && bits == 4)
                || (os2 && compression == RLE24_OF_OS2 && bits == 24);
        boolean rows = compression == 0
                || (!os2 && bits >= 16 && (compression == BIT_FIELDS || compression == ALPHA_BIT_FIELDS));
        if (!runs && !rows) {
            throw UnreadablePictureException.unsupported(
                    "The pixels of this BMP picture are packed in a way that cannot be read.");
        }
        return runs ? Packing.RUN_LENGTHS : Packing.ROWS;
    }

    /** Where the file says nothing: 5 bits a channel of 16, else 8, and no alpha. */
    private static ChannelMask[] masks(int bits) {
        return bits == 16 ? masks(0x7C00, 0x03E0, 0x001F, 0) : masks(0xFF0000, 0x00FF00, 0x0000FF, 0);
    }

    private static ChannelMask[] masks(ByteBuffer info, int length, int compression, Reader reader)
            throws IOException, UnreadablePictureException {
        if (length >= MASKS_IN_HEADER) {
            int alpha = length >= ALPHA_IN_HEADER ? info.getInt(48) : 0;
            return masks(info.getInt(36), info.getInt(40), info.getInt(44), alpha);
        }
        if (length != INFO_HEADER) {
            throw UnreadablePictureException.corrupt("The header of this BMP picture is damaged.");
        }
        boolean alpha = compression == ALPHA_BIT_FIELDS;
        ByteBuffer behind = reader.bytes(alpha ? 16 : 12);
        return masks(behind.getInt(0), behind.getInt(4), behind.getInt(8), alpha ? behind.getInt(12) : 0);
    }

    private static ChannelMask[] masks(int red, int green, int blue, int alpha) {
        return new ChannelMask[] {
            new ChannelMask(red), new ChannelMask(green), new ChannelMask(blue), new ChannelMask(alpha)
        };
    }

    /** Little-endian, and knows how far it is. */
    private static final class Reader {

        private final InputStream stream;
        private long position;

        Reader(InputStream stream) {
            this.stream = stream;
        }

        ByteBuffer bytes(int count) throws IOException {
            byte[] bytes = stream.readNBytes(count);
            if (bytes.length < count) {
                throw new EOFException();
            }
            position += count;
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        /** Some files have fewer colours than their header says: the pixels begin where they begin. */
        int[] palette(int colors, int colorBytes, long start) throws IOException {
            long room = start > position ? (start - position) / colorBytes : colors;
            ByteBuffer bytes = bytes((int) Math.min(colors, room) * colorBytes);
            int[] palette = new int[256];
            Arrays.fill(palette, OPAQUE_BLACK);
            for (int i = 0; i * colorBytes < bytes.capacity(); i++) {
                int at = i * colorBytes;
                palette[i] = OPAQUE_BLACK
                        | (bytes.get(at + 2) & 0xFF) << 16
                        | (bytes.get(at + 1) & 0xFF) << 8
                        | (bytes.get(at) & 0xFF);
            }
            return palette;
        }

        void skipTo(long start) throws IOException {
            if (start > position) {
                stream.skipNBytes(start - position);
            }
        }
    }
}
