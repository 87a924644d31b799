package io.contactsheet.imaging.png;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Unpacks the compressed part of a chunk that is no pixels. */
final class Unpacked {

    /** A profile or other metadata that unpacks to more is taken for none. */
    static final int MOST_BYTES = 4 << 20;

    private Unpacked() {}

    /** What is packed in the rest of a chunk; null if it is damaged or too long. */
    static byte @Nullable [] of(InputStream rest) throws IOException {
        try {
            byte[] unpacked = new InflaterInputStream(rest).readNBytes(MOST_BYTES + 1);
            return unpacked.length <= MOST_BYTES ? unpacked : null;
        } catch (ZipException | EOFException e) {
            return null;
        }
    }
}
