package io.contactsheet.desktop.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;

/**
 * A file on its way out, compared with what was read of it before. The last bytes are given only if all of it is the
 * same, so that a file that changes while it is sent never arrives as a whole.
 */
final class VerifiedStream extends FilterInputStream {

    private final PhotoFile file;
    private final BeforeLastBytes beforeLastBytes;
    private final MessageDigest digest = Sha256.digest();
    private long left;

    /** Asked once all but the last bytes are out. */
    @FunctionalInterface
    interface BeforeLastBytes {

        /** @throws IOException if they must not go out */
        void check(boolean unchanged) throws IOException;
    }

    VerifiedStream(PhotoFile file, BeforeLastBytes beforeLastBytes) throws IOException {
        super(Files.newInputStream(file.path()));
        this.file = file;
        this.beforeLastBytes = beforeLastBytes;
        this.left = file.bytes();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = super.read(buffer, offset, (int) Math.min(length, left));
        if (count < 0) {
            beforeLastBytes.check(false);
            throw new IOException(file.path() + " has become shorter.");
        }
        digest.update(buffer, offset, count);
        left -= count;
        if (left == 0) {
            beforeLastBytes.check(isUnchanged());
        }
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private boolean isUnchanged() throws IOException {
        return Sha256.hex(digest.digest()).equals(file.sha256()) && !file.hasChanged();
    }
}
