package io.contactsheet.imaging.png;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Unpacks the compressed part of a chunk that is no pixels. */
final class Unpacked {

    /** A profile or other metadata that unpacks to more is taken for none. */
    static final int MOST_BYTES = 4 << 20;

    private Unpacked() {}

    /** What is packed in a chunk from an offset on; null if it is damaged or too long. */
    static byte @Nullable [] of(byte[] chunk, int start) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(chunk, start, chunk.length - start);
            ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int count = inflater.inflate(buffer); count > 0; count = inflater.inflate(buffer)) {
                unpacked.write(buffer, 0, count);
                if (unpacked.size() > MOST_BYTES) {
                    return null;
                }
            }
            return inflater.finished() ? unpacked.toByteArray() : null;
        } catch (DataFormatException e) {
            return null;
        } finally {
            inflater.end();
        }
    }
}
