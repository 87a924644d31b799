package io.contactsheet.lambda.repair;

import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Two buckets of S3, a thousand keys to a request.
 *
 * @param s3 the client
 * @param originalsBucket the bucket of the originals
 * @param thumbnailsBucket the bucket of the thumbnails
 */
public record S3Galleries(S3Client s3, String originalsBucket, String thumbnailsBucket) implements Galleries {

    @Override
    public Iterator<ListedObject> originals(Optional<String> after) {
        return list(originalsBucket, after);
    }

    @Override
    public Iterator<ListedObject> thumbnails(Optional<String> after) {
        return list(thumbnailsBucket, after);
    }

    private Iterator<ListedObject> list(String bucket, Optional<String> after) {
        return s3
                .listObjectsV2Paginator(request -> request.bucket(bucket).startAfter(after.orElse(null)))
                .contents()
                .stream()
                .map(S3Galleries::listed)
                .iterator();
    }

    /** A file that somebody put into the folder of a gallery on this computer has no ETag. */
    private static ListedObject listed(S3Object object) {
        String eTag = Objects.requireNonNullElse(object.eTag(), "");
        return new ListedObject(object.key(), eTag.replace("\"", ""), object.lastModified());
    }
}
