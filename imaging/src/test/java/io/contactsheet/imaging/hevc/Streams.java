package io.contactsheet.imaging.hevc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;

/** Streams as encoders write them, brought into the form that files hold. */
final class Streams {

    private static final int LENGTH_SIZE = 4;

    private Streams() {}

    /** A configuration without parameter sets: these stand before the picture. */
    static byte[] configuration() {
        byte[] record = new byte[23];
        record[21] = LENGTH_SIZE - 1;
        return record;
    }

    /** A stream from the resources, each NAL unit after its length. */
    static byte[] load(String name) {
        try (InputStream in = Streams.class.getResourceAsStream(name + ".265")) {
            return withLengths(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes lengths where start codes are. */
    static byte[] withLengths(byte[] stream) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int start = nextStart(stream, 0);
        while (start < stream.length) {
            int next = nextStart(stream, start);
            int end = next < stream.length ? next - 3 : next;
            while (stream[end - 1] == 0) {
                end--;
            }
            out.writeBytes(java.nio.ByteBuffer.allocate(LENGTH_SIZE)
                    .putInt(end - start)
                    .array());
            out.write(stream, start, end - start);
            start = next;
        }
        return out.toByteArray();
    }

    private static int nextStart(byte[] stream, int from) {
        for (int i = from; i + 2 < stream.length; i++) {
            if (stream[i] == 0 && stream[i + 1] == 0 && stream[i + 2] == 1) {
                return i + 3;
            }
        }
        return stream.length;
    }

    /** The CRC-32 of all samples, plane after plane; two bytes each, the lower first, if they have more than 8 bits. */
    static String sum(HevcPicture picture) {
        CRC32 crc = new CRC32();
        boolean wide = Math.max(picture.lumaDepth(), picture.chromaDepth()) > 8;
        for (HevcPlane plane : picture.planes()) {
            for (int y = 0; y < plane.height(); y++) {
                for (int x = 0; x < plane.width(); x++) {
                    int sample = plane.samples()[plane.offset() + y * plane.stride() + x];
                    crc.update(sample);
                    if (wide) {
                        crc.update(sample >> 8);
                    }
                }
            }
        }
        return String.format("%08X", crc.getValue());
    }
}
