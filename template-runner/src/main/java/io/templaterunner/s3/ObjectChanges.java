package io.templaterunner.s3;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Brings an index to what is on the disk, and tells of it. Safe for several threads at once. */
final class ObjectChanges {

    private static final Logger LOG = LoggerFactory.getLogger(ObjectChanges.class);
    private static final int LOCKS = 64;

    private final BlobStore files;
    private final InstantSource time;
    private final ObjectListener listener;
    private final Object[] locks =
            IntStream.range(0, LOCKS).mapToObj(i -> new Object()).toArray();
    private final AtomicLong sequence;

    ObjectChanges(BlobStore files, InstantSource time, ObjectListener listener) {
        this.files = files;
        this.time = time;
        this.listener = listener;
        this.sequence = new AtomicLong(time.millis() << 10);
    }

    /** Sequencers from now on are higher than any that an object of this age can have had, whatever the clock says. */
    void startAfter(Instant lastModified) {
        long least = (lastModified.toEpochMilli() + 1) << 10;
        sequence.accumulateAndGet(least, Math::max);
    }

    String nextSequencer() {
        return HexFormat.of().withUpperCase().toHexDigits(sequence.incrementAndGet());
    }

    /** Makes the index agree with the disk for one key. A removal of what was not there is no event. */
    void settle(ObjectIndex index, String event, String bucket, String key) {
        synchronized (locks[Math.floorMod(key.hashCode(), LOCKS)]) {
            Optional<StoredObject> stored = onDisk(bucket, key);
            boolean wasThere = index.find(key).isPresent();
            stored.ifPresentOrElse(index::put, () -> index.remove(key));
            if (wasThere || !event.startsWith("ObjectRemoved:")) {
                tell(event, bucket, key, stored);
            }
        }
    }

    private void tell(String event, String bucket, String key, Optional<StoredObject> stored) {
        boolean removal = event.startsWith("ObjectRemoved:");
        try {
            listener.on(new ObjectEvent(
                    bucket,
                    key,
                    event,
                    removal ? 0 : stored.map(StoredObject::size).orElse(0L),
                    removal ? "" : stored.map(StoredObject::eTag).orElse(""),
                    nextSequencer(),
                    time.instant()));
        } catch (RuntimeException failed) {
            // The object is stored all the same; what was not heard now is found at the next start.
            LOG.error("The change of {} in {} could not be told.", key, bucket, failed);
        }
    }

    private Optional<StoredObject> onDisk(String bucket, String key) {
        HeadObjectResponse head = files.blobMetadataIfPresent(bucket, key);
        return head == null
                ? Optional.empty()
                : Optional.of(new StoredObject(key, head.contentLength(), unquoted(head.eTag()), head.lastModified()));
    }

    /** A file that was put into the folder by hand has none. */
    private static String unquoted(@Nullable String eTag) {
        return eTag == null ? "" : eTag.replace("\"", "");
    }
}
