package io.templaterunner.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The writes under way that want to store an object only where there is none. If the object of such a key is deleted
 * meanwhile, S3 does not say which of the two came first: the write is answered with 409, and may be tried again. Safe for
 * several threads at once.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional writes</a>
 */
final class ConditionalWrites {

    private final Set<Write> underWay = ConcurrentHashMap.newKeySet();

    /** The body of a write, until it is closed; its end is not reached if the write is in conflict. */
    final class Write extends FilterInputStream {

        private final String bucket;
        private final String key;
        private volatile boolean inConflict;

        private Write(String bucket, String key, InputStream body) {
            super(body);
            this.bucket = bucket;
            this.key = key;
        }

        @Override
        public int read() throws IOException {
            return checked(super.read());
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return checked(super.read(buffer, offset, length));
        }

        private int checked(int read) {
            if (read < 0 && inConflict) {
                throw S3Faults.conditionalRequestConflict();
            }
            return read;
        }

        /** Leaves the stream below open. */
        @Override
        public void close() {
            underWay.remove(this);
        }
    }

    Write begin(String bucket, String key, InputStream body) {
        Write write = new Write(bucket, key, body);
        underWay.add(write);
        return write;
    }

    /** An object that was there is being deleted. */
    void deleting(String bucket, String key) {
        underWay.stream()
                .filter(write -> write.bucket.equals(bucket) && write.key.equals(key))
                .forEach(write -> write.inConflict = true);
    }
}
