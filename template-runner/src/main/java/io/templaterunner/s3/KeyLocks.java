package io.templaterunner.s3;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;

/** A lock for each key of a bucket, of which some share one. */
final class KeyLocks {

    private static final int LOCKS = 256;

    private final ReadWriteLock[] locks = IntStream.range(0, LOCKS)
            .mapToObj(_ -> new ReentrantReadWriteLock())
            .toArray(ReadWriteLock[]::new);

    /** For one who only adds what was not there: several at once. */
    Lock shared(String bucket, String key) {
        return of(bucket, key).readLock();
    }

    /** For one who takes away what is there: alone. */
    Lock exclusive(String bucket, String key) {
        return of(bucket, key).writeLock();
    }

    private ReadWriteLock of(String bucket, String key) {
        return locks[Math.floorMod(31 * bucket.hashCode() + key.hashCode(), LOCKS)];
    }
}
