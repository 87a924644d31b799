package io.contactsheet.lambda.site;

import java.util.HashSet;
import java.util.Set;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The bucket that holds the web gallery's files, and nothing else.
 *
 * @param s3 the client
 * @param name of the bucket
 */
public record SiteBucket(S3Client s3, String name) {

    /** Asked for again each time, with its ETag: so an update is never half seen. */
    private static final String ALWAYS_ASKED_FOR = "no-cache";

    /** Puts the files there, and removes those of earlier versions afterwards. */
    public void publish(SiteFiles site) {
        Set<String> published = new HashSet<>();
        for (SiteFile file : site.files()) {
            boolean compressed = file.compressed();
            s3.putObject(
                    request -> request.bucket(name)
                            .key(file.path())
                            .contentType(file.contentType())
                            .contentEncoding(compressed ? "gzip" : null)
                            .cacheControl(ALWAYS_ASKED_FOR),
                    RequestBody.fromBytes(compressed ? file.gzip() : file.bytes()));
            published.add(file.path());
        }
        removeAllBut(published);
    }

    /** Empties the bucket, so that it can be deleted. One that is gone is empty. */
    public void clear() {
        try {
            removeAllBut(Set.of());
        } catch (NoSuchBucketException gone) {
            // Then there is nothing to remove.
        }
    }

    private void removeAllBut(Set<String> kept) {
        s3.listObjectsV2Paginator(request -> request.bucket(name)).contents().stream()
                .map(S3Object::key)
                .filter(key -> !kept.contains(key))
                .toList()
                .forEach(key -> s3.deleteObject(request -> request.bucket(name).key(key)));
    }
}
