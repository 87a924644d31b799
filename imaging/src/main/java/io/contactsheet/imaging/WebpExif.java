package io.contactsheet.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the Exif chunk of a WebP file. Source: WebP Container Specification. */
final class WebpExif {

    private static final int EXIF = 0x46495845;
    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;

    private WebpExif() {}

    /** The TIFF structure, without the name that some writers put before it; null if there is none. */
    static byte @Nullable [] tiff(byte[] file) {
        ByteBuffer data = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long chunk = HEADER;
        while (chunk + CHUNK_HEADER <= file.length) {
            long length = data.getInt((int) chunk + 4) & 0xFFFFFFFFL;
            long start = chunk + CHUNK_HEADER;
            if (data.getInt((int) chunk) == EXIF) {
                int named = start + 6 <= file.length && file[(int) start] == 'E' ? 6 : 0;
                return Arrays.copyOfRange(file, (int) start + named, (int) Math.min(file.length, start + length));
            }
            chunk = start + length + (length & 1);
        }
        return null;
    }
}
