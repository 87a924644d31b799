package io.templaterunner.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The body of an upload that is refused. */
final class RefusedBody {

    /** So many bytes are read, so that the sender sees the answer. */
    private static final long MAX_DRAINED = 16L * 1024 * 1024;

    private RefusedBody() {}

    /** Reads it to its end: an answer sent before would break the connection, and the sender would never see it. */
    static void drain(InputStream body) {
        try {
            body.skip(MAX_DRAINED);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
