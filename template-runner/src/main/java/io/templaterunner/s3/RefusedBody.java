package io.templaterunner.s3;

import java.io.IOException;
import java.io.InputStream;

/** The body of an upload that is refused. */
final class RefusedBody {

    /** So many bytes are read, so that the sender sees the answer. */
    private static final long MAX_DRAINED = 16L * 1024 * 1024;

    private static final int CHUNK = 16 * 1024;

    private RefusedBody() {}

    /**
     * Reads it to its end: an answer sent before would break the connection, and the sender would never see it. What cannot
     * be read to its end is left: the refusal is the answer all the same.
     */
    static void drain(InputStream body) {
        byte[] chunk = new byte[CHUNK];
        long left = MAX_DRAINED;
        try {
            int read;
            // Not by skip: a buffered stream skips what it has and says that this was all for now.
            while (left > 0 && (read = body.read(chunk, 0, (int) Math.min(chunk.length, left))) >= 0) {
                left -= read;
            }
        } catch (IOException _) {
            return;
        }
    }
}
