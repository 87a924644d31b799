package io.contactsheet.imaging.jpeg;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of a file through a buffer of 32 KB, with the reads that its markers and segments need. */
final class JpegInput {

    private static final int CAPACITY = 32 * 1024;

    private final InputStream stream;
    final byte[] buffer = new byte[CAPACITY];
    int position;
    int limit;
    private boolean ended;

    JpegInput(InputStream stream) {
        this.stream = stream;
    }

    /** Makes at least one more byte than now available behind the position; false at the end of the file. */
    boolean more() throws IOException {
        if (ended) {
            return false;
        }
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
        int read = stream.read(buffer, limit, CAPACITY - limit);
        if (read < 0) {
            ended = true;
            return false;
        }
        limit += read;
        return read > 0 || more(1);
    }

    /** A stream that breaks its contract and reads nothing is asked byte by byte. */
    private boolean more(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            int value = stream.read();
            if (value < 0) {
                ended = true;
                return false;
            }
            buffer[limit++] = (byte) value;
        }
        return true;
    }

    /** The next byte; -1 at the end of the file. */
    int read() throws IOException {
        return position < limit || more() ? buffer[position++] & 0xFF : -1;
    }

    private int readInSegment() throws IOException, UnreadablePictureException {
        int value = read();
        if (value < 0) {
            throw JpegFault.damaged("The file ends inside its header.");
        }
        return value;
    }

    private int readShort() throws IOException, UnreadablePictureException {
        return readInSegment() << 8 | readInSegment();
    }

    /** The code of the next marker, over fill bytes and whatever else stands before it; -1 at the end of the file. */
    int nextMarker() throws IOException {
        while (skipToFF()) {
            int code = 0xFF;
            while (code == 0xFF) {
                code = read();
            }
            if (code != 0) {
                return code;
            }
        }
        return -1;
    }

    private boolean skipToFF() throws IOException {
        do {
            int i = position;
            while (i < limit && buffer[i] != -1) {
                i++;
            }
            position = i;
            if (i < limit) {
                return true;
            }
        } while (more());
        return false;
    }

    /** The payload of a marker segment, behind its length. */
    byte[] readSegment() throws IOException, UnreadablePictureException {
        byte[] segment = new byte[segmentLength()];
        for (int filled = 0; filled < segment.length; ) {
            if (position == limit && !more()) {
                throw JpegFault.damaged("The file ends inside its header.");
            }
            int count = Math.min(limit - position, segment.length - filled);
            System.arraycopy(buffer, position, segment, filled, count);
            position += count;
            filled += count;
        }
        return segment;
    }

    /** Passes over a marker segment, or over as much of it as there is. */
    void skipSegment() throws IOException, UnreadablePictureException {
        int left = segmentLength();
        while (left > 0 && (position < limit || more())) {
            int count = Math.min(limit - position, left);
            position += count;
            left -= count;
        }
    }

    private int segmentLength() throws IOException, UnreadablePictureException {
        int length = readShort();
        if (length < 2) {
            throw JpegFault.damaged("A segment of the header has no length.");
        }
        return length - 2;
    }

    /** Everything from the position to the end of the file; null if that is more than {@code most} bytes. */
    byte @org.jspecify.annotations.Nullable [] readRest(int most) throws IOException {
        byte[] rest = new byte[CAPACITY];
        int size = 0;
        do {
            if (size + limit - position > most) {
                return null;
            }
            if (size + limit - position > rest.length) {
                rest = Arrays.copyOf(rest, Math.min(most, rest.length * 2 + CAPACITY));
            }
            System.arraycopy(buffer, position, rest, size, limit - position);
            size += limit - position;
            position = limit;
        } while (more());
        return Arrays.copyOf(rest, size);
    }
}
