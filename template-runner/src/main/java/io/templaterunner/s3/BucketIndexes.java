package io.templaterunner.s3;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.SdkResponses;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** Which objects each bucket has: read from the disk once, and from then on asked in its place. */
final class BucketIndexes {

    private static final int DEFAULT_PAGE = 1000;

    private final Map<String, ObjectIndex> byBucket = new ConcurrentHashMap<>();

    /**
     * Reads what is on the disk. Only right while nobody writes: what earlier writes left that were cut off is deleted.
     *
     * @param seen hears when each object was last modified
     */
    void read(StorageFolder folder, Consumer<Instant> seen) throws IOException {
        for (String bucket : folder.buckets()) {
            ObjectIndex index = new ObjectIndex();
            StoredFiles.read(folder.path().resolve(bucket), folder.naming(), object -> {
                index.put(object);
                seen.accept(object.lastModified());
            });
            byBucket.put(bucket, index);
        }
    }

    /** The names of the buckets, in the order of the alphabet. */
    List<String> buckets() {
        return byBucket.keySet().stream().sorted().toList();
    }

    boolean has(String bucket) {
        return byBucket.containsKey(bucket);
    }

    void add(String bucket) {
        byBucket.put(bucket, new ObjectIndex());
    }

    void remove(String bucket) {
        byBucket.remove(bucket);
    }

    ObjectIndex of(String bucket) {
        ObjectIndex index = byBucket.get(bucket);
        if (index == null) {
            throw new IllegalArgumentException("There is no bucket named " + bucket + ".");
        }
        return index;
    }

    /** Whether a bucket that is there has no such object. */
    boolean isMissing(String bucket, String key) {
        ObjectIndex index = byBucket.get(bucket);
        return index != null && ObjectNames.isObject(key) && index.find(key).isEmpty();
    }

    ListObjectsV2Response page(ListObjectsV2Request request) {
        ObjectIndex index = byBucket.get(request.bucket());
        if (index == null) {
            throw S3Exceptions.noSuchBucket(request.bucket(), "");
        }
        String after = request.continuationToken() == null
                ? Objects.requireNonNullElse(request.startAfter(), "")
                : ContinuationToken.read(request.continuationToken());
        ObjectIndex.Page page = index.page(
                Objects.requireNonNullElse(request.prefix(), ""),
                Objects.requireNonNullElse(request.delimiter(), ""),
                after,
                Objects.requireNonNullElse(request.maxKeys(), DEFAULT_PAGE));
        return SdkResponses.objectsPage(
                page.objects().stream()
                        .map(object -> SdkResponses.objectEntry(
                                object.key(), "\"" + object.eTag() + "\"", object.lastModified(), object.size(), null))
                        .toList(),
                page.commonPrefixes().stream().map(SdkResponses::commonPrefix).toList(),
                page.last() == null ? null : ContinuationToken.of(page.last()));
    }
}
