package io.contactsheet.lambda.thumbnails;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Remembers that the stream below failed, whatever its reader makes of it. Not for several threads at once. */
final class FaultyStream extends FilterInputStream {

    private @Nullable Exception fault;

    FaultyStream(InputStream in) {
        super(in);
    }

    /** Throws what the stream failed with, if it did. */
    void throwFault() throws IOException {
        if (fault != null) {
            throw new IOException("The photo could not be read to its end: " + fault.getMessage(), fault);
        }
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException | RuntimeException failed) {
            throw remembered(failed);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException | RuntimeException failed) {
            throw remembered(failed);
        }
    }

    @Override
    public long skip(long count) throws IOException {
        try {
            return super.skip(count);
        } catch (IOException | RuntimeException failed) {
            throw remembered(failed);
        }
    }

    private IOException remembered(Exception failed) {
        fault = failed;
        return failed instanceof IOException io ? io : new IOException(failed.getMessage(), failed);
    }
}
