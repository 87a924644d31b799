package io.templaterunner.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that nothing in a versioned bucket is deleted or replaced before it is an old version. Of two who replace the same
 * object at once, the second finds what the first has stored. Safe for several threads at once.
 */
final class Versioning {

    private static final Logger LOG = LoggerFactory.getLogger(Versioning.class);

    private final OldVersions versions;
    private final Supplier<String> sequencers;
    private final Map<String, BucketConfiguration> byBucket = new ConcurrentHashMap<>();
    private final KeyLocks locks = new KeyLocks();

    Versioning(OldVersions versions, Supplier<String> sequencers) {
        this.versions = versions;
        this.sequencers = sequencers;
    }

    void configure(String bucket, BucketConfiguration configuration) {
        byBucket.put(bucket, configuration);
    }

    /** Whether anything is kept that a bucket held before. */
    boolean keepsAny(String bucket) {
        try {
            return versions.any(bucket);
        } catch (IOException failed) {
            throw S3Faults.ofDisk(failed);
        }
    }

    BucketConfiguration of(String bucket) {
        return byBucket.getOrDefault(bucket, BucketConfiguration.PLAIN);
    }

    /** Does what stores an object only where there is none. */
    <T> T adding(String bucket, String key, Supplier<T> change) {
        return isVersioned(bucket, key) ? locked(locks.shared(bucket, key), change) : change.get();
    }

    /** Does what deletes or replaces an object, which becomes an old version before; if the change fails it does not. */
    <T> T replacing(String bucket, String key, Supplier<T> change) {
        return isVersioned(bucket, key)
                ? locked(locks.exclusive(bucket, key), () -> keeping(bucket, key, change))
                : change.get();
    }

    private boolean isVersioned(String bucket, String key) {
        return of(bucket).versioned() && ObjectNames.isObject(key);
    }

    private static <T> T locked(Lock lock, Supplier<T> change) {
        lock.lock();
        try {
            return change.get();
        } finally {
            lock.unlock();
        }
    }

    private <T> T keeping(String bucket, String key, Supplier<T> change) {
        Optional<Path> kept = keep(bucket, key);
        try {
            return change.get();
        } catch (RuntimeException failed) {
            kept.ifPresent(Versioning::discard);
            throw failed;
        }
    }

    private Optional<Path> keep(String bucket, String key) {
        try {
            return versions.keep(bucket, key, sequencers.get());
        } catch (IOException failed) {
            throw S3Faults.ofDisk(failed);
        }
    }

    private static void discard(Path kept) {
        try {
            Files.deleteIfExists(kept);
        } catch (IOException failed) {
            // One version too many, which its days remove.
            LOG.warn("{} could not be removed.", kept, failed);
        }
    }
}
