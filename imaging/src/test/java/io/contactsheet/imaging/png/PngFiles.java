package io.contactsheet.imaging.png;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** PNG files, chunk by chunk. */
public final class PngFiles {

    private PngFiles() {}

    /** The header chunk of a picture that is not interlaced. */
    public static byte[] header(int width, int height, int depth, int type) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        return chunk("IHDR", header.put((byte) depth).put((byte) type).array());
    }

    /** An RGB picture of 8 bits, all of one colour, with chunks before and behind its pixels. */
    public static byte[] plain(int width, int height, int rgb, List<byte[]> before, List<byte[]> behind) {
        ByteBuffer rows = ByteBuffer.allocate(height * (1 + 3 * width));
        for (int y = 0; y < height; y++) {
            rows.put((byte) 0);
            for (int x = 0; x < width; x++) {
                rows.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes("\u0089PNG\r\n\u001A\n".getBytes(StandardCharsets.ISO_8859_1));
        png.writeBytes(header(width, height, 8, 2));
        before.forEach(png::writeBytes);
        png.writeBytes(chunk("IDAT", packed(rows.array())));
        behind.forEach(png::writeBytes);
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    /** A chunk with its length and checksum. */
    public static byte[] chunk(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
        chunk.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + data.length);
        return chunk.putInt((int) crc.getValue()).array();
    }

    /** Data in the form of zlib. */
    public static byte[] packed(byte[] data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream packed = new DeflaterOutputStream(bytes)) {
            packed.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
