package io.contactsheet.imaging.platform;

import javax.imageio.stream.ImageInputStreamImpl;

/** A file in memory that can be read until a moment: so no damaged file keeps a reader busy for ever. */
final class TimedInput extends ImageInputStreamImpl {

    private final byte[] file;
    private final long deadline;

    /** @param deadline on the scale of {@link System#nanoTime} */
    TimedInput(byte[] file, long deadline) {
        this.file = file;
        this.deadline = deadline;
    }

    @Override
    public int read() {
        checkTime();
        bitOffset = 0;
        return streamPos < file.length ? file[(int) streamPos++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        checkTime();
        bitOffset = 0;
        if (streamPos >= file.length) {
            return -1;
        }
        int count = (int) Math.min(length, file.length - streamPos);
        System.arraycopy(file, (int) streamPos, bytes, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return file.length;
    }

    private void checkTime() {
        if (System.nanoTime() - deadline > 0) {
            throw new TimeoutException();
        }
    }

    /** The time is up. */
    static final class TimeoutException extends RuntimeException {

        private static final long serialVersionUID = 1;
    }
}
