package io.contactsheet.lambda.thumbnails;

import io.contactsheet.shared.api.MetadataHeaders;
import io.contactsheet.shared.api.OriginalFilename;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Photos in two buckets of S3.
 *
 * @param s3 the client
 * @param originals the bucket of the originals
 * @param thumbnails the bucket of the thumbnails
 */
public record S3PhotoStore(S3Client s3, String originals, String thumbnails) implements PhotoStore {

    /** API Gateway compresses no answer of S3's that names a coding: a picture would gain nothing by that. */
    private static final String AS_IT_IS = "identity";

    private static final String ORIGINAL_ETAG = "original-etag";
    private static final String SIDE = "thumbnail-side";
    private static final String ERROR = MetadataHeaders.THUMBNAIL_ERROR.substring(MetadataHeaders.PREFIX.length());
    private static final String FILENAME = MetadataHeaders.FILENAME.substring(MetadataHeaders.PREFIX.length());
    private static final Set<Integer> NOT_FOUND = Set.of(404);

    /** The second is for two who store it at the same moment. */
    private static final Set<Integer> THERE_ALREADY = Set.of(412, 409);

    private record Download(String eTag, long length, ResponseInputStream<GetObjectResponse> body) implements Original {

        /** Aborts: to close would be to read the rest. After the end it gives the connection back. */
        @Override
        public void close() {
            body.abort();
        }

        @Override
        public Optional<String> filename() {
            return Optional.ofNullable(body.response().metadata().get(FILENAME)).map(OriginalFilename::decode);
        }

        @Override
        public InputStream content() {
            return body;
        }
    }

    @Override
    public Optional<String> originalETag(String key) throws IOException {
        return head(originals, key).map(HeadObjectResponse::eTag).map(S3PhotoStore::unquoted);
    }

    @Override
    public Optional<Original> openOriginal(String key) throws IOException {
        return unless(NOT_FOUND, () -> {
            ResponseInputStream<GetObjectResponse> content =
                    s3.getObject(request -> request.bucket(originals).key(key));
            GetObjectResponse response = content.response();
            return new Download(unquoted(response.eTag()), response.contentLength(), content);
        });
    }

    @Override
    public Optional<ThumbnailState> thumbnail(String key) throws IOException {
        return head(thumbnails, key).map(HeadObjectResponse::metadata).flatMap(S3PhotoStore::state);
    }

    @Override
    public boolean addThumbnail(String key, StoredThumbnail thumbnail) throws IOException {
        PutObjectRequest request = putRequest(key, thumbnail).ifNoneMatch("*").build();
        return unless(THERE_ALREADY, () -> s3.putObject(request, RequestBody.fromBytes(thumbnail.bytes())))
                .isPresent();
    }

    @Override
    public void putThumbnail(String key, StoredThumbnail thumbnail) throws IOException {
        PutObjectRequest request = putRequest(key, thumbnail).build();
        unless(NOT_FOUND, () -> s3.putObject(request, RequestBody.fromBytes(thumbnail.bytes())));
    }

    private PutObjectRequest.Builder putRequest(String key, StoredThumbnail thumbnail) {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(ORIGINAL_ETAG, thumbnail.source().originalETag());
        metadata.put(SIDE, Integer.toString(thumbnail.source().side()));
        metadata.put(FILENAME, OriginalFilename.encode(thumbnail.filename()));
        thumbnail.error().ifPresent(error -> metadata.put(ERROR, error.wireName()));
        return PutObjectRequest.builder()
                .bucket(thumbnails)
                .key(key)
                .contentType(thumbnail.contentType())
                .contentEncoding(AS_IT_IS)
                .metadata(metadata);
    }

    @Override
    public void deleteThumbnail(String key) throws IOException {
        unless(
                NOT_FOUND,
                () -> s3.deleteObject(request -> request.bucket(thumbnails).key(key)));
    }

    private Optional<HeadObjectResponse> head(String bucket, String key) throws IOException {
        return unless(
                NOT_FOUND, () -> s3.headObject(request -> request.bucket(bucket).key(key)));
    }

    /** A thumbnail that does not tell the photo's name was made before they did, and is made anew. */
    private static Optional<ThumbnailState> state(Map<String, String> metadata) {
        Optional<String> filename = Optional.ofNullable(metadata.get(FILENAME)).map(OriginalFilename::decode);
        Optional<String> error = Optional.ofNullable(metadata.get(ERROR));
        return source(metadata).flatMap(source -> filename.map(name -> new ThumbnailState(source, name, error)));
    }

    private static Optional<ThumbnailSource> source(Map<String, String> metadata) {
        try {
            String eTag = metadata.get(ORIGINAL_ETAG);
            return eTag == null
                    ? Optional.empty()
                    : Optional.of(new ThumbnailSource(eTag, Integer.parseInt(metadata.getOrDefault(SIDE, ""))));
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    private static String unquoted(String eTag) {
        return eTag.replace("\"", "");
    }

    private interface Request<T> {
        T send();
    }

    /** What S3 answers; empty if with one of these statuses. A missing bucket is a fault, and not a missing key. */
    private static <T> Optional<T> unless(Set<Integer> statuses, Request<? extends T> request) throws IOException {
        try {
            return Optional.of(request.send());
        } catch (S3Exception refused) {
            if (statuses.contains(refused.statusCode()) && !"NoSuchBucket".equals(code(refused))) {
                return Optional.empty();
            }
            throw new IOException("S3 answered " + refused.statusCode() + ": " + refused.getMessage(), refused);
        } catch (SdkException failed) {
            throw new IOException("S3 could not be reached: " + failed.getMessage(), failed);
        }
    }

    private static String code(S3Exception refused) {
        return refused.awsErrorDetails() == null
                ? ""
                : refused.awsErrorDetails().errorCode();
    }
}
