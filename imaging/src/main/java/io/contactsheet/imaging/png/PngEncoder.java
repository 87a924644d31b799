package io.contactsheet.imaging.png;

import io.contactsheet.shared.size.Size;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes 8-bit RGB and RGBA pictures as PNG, each row with the Paeth filter.
 *
 * <p>Source: Portable Network Graphics (PNG) Specification, third edition.
 */
public final class PngEncoder {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int PAETH = 4;
    private static final int TRUECOLOUR = 2;
    private static final int TRUECOLOUR_WITH_ALPHA = 6;

    private PngEncoder() {}

    /** Writes the colours of 0xAARRGGBB pixels, row by row, and leaves the alpha out. */
    public static byte[] opaque(int[] argb, Size size) {
        return encode(argb, size, 3);
    }

    /** Writes 0xAARRGGBB pixels, row by row, not premultiplied. */
    public static byte[] withAlpha(int[] argb, Size size) {
        return encode(argb, size, 4);
    }

    private static byte[] encode(int[] argb, Size size, int channels) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(argb.length + 100);
        try (DataOutputStream png = new DataOutputStream(bytes)) {
            png.write(SIGNATURE);
            writeChunk(png, "IHDR", header(size, channels));
            writeChunk(png, "IDAT", compressed(argb, size, channels));
            writeChunk(png, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // A stream into memory does not fail.
        }
        return bytes.toByteArray();
    }

    private static byte[] header(Size size, int channels) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(13);
        try (DataOutputStream header = new DataOutputStream(bytes)) {
            header.writeInt(size.width());
            header.writeInt(size.height());
            header.write(8);
            header.write(channels == 4 ? TRUECOLOUR_WITH_ALPHA : TRUECOLOUR);
            header.write(new byte[3]);
        }
        return bytes.toByteArray();
    }

    private static void writeChunk(DataOutputStream png, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        png.writeInt(data.length);
        png.write(name);
        png.write(data);
        png.writeInt((int) crc.getValue());
    }

    private static byte[] compressed(int[] argb, Size size, int channels) throws IOException {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream rows = new DeflaterOutputStream(bytes, deflater)) {
            byte[] above = new byte[size.width() * channels];
            byte[] row = new byte[above.length];
            for (int y = 0; y < size.height(); y++) {
                unpack(argb, y * size.width(), row, channels);
                rows.write(PAETH);
                rows.write(filtered(row, above, channels));
                byte[] used = above;
                above = row;
                row = used;
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void unpack(int[] argb, int offset, byte[] row, int channels) {
        for (int i = 0; i < row.length; i += channels) {
            int pixel = argb[offset++];
            row[i] = (byte) (pixel >> 16);
            row[i + 1] = (byte) (pixel >> 8);
            row[i + 2] = (byte) pixel;
            if (channels == 4) {
                row[i + 3] = (byte) (pixel >>> 24);
            }
        }
    }

    private static byte[] filtered(byte[] row, byte[] above, int channels) {
        byte[] filtered = new byte[row.length];
        for (int i = 0; i < row.length; i++) {
            int left = i < channels ? 0 : row[i - channels] & 0xFF;
            int aboveLeft = i < channels ? 0 : above[i - channels] & 0xFF;
            filtered[i] = (byte) (row[i] - Paeth.predict(left, above[i] & 0xFF, aboveLeft));
        }
        return filtered;
    }
}
