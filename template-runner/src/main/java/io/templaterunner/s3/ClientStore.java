package io.templaterunner.s3;

import java.io.InputStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectAclRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAclResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * The store for one request of a client, who reaches the file of a key and no other: a key that is no path of one file,
 * or a name that the store has for itself, is refused whatever is asked of it.
 */
final class ClientStore extends ForwardingBlobStore {

    private final FileKeys keys;
    private final DiskReserve reserve;
    private final InstantSource time;
    private final String asked;

    /**
     * @param time of the request
     * @param asked the key in the request's path; empty for none
     */
    ClientStore(BlobStore store, FileKeys keys, DiskReserve reserve, InstantSource time, String asked) {
        super(store);
        this.keys = keys;
        this.reserve = reserve;
        this.time = time;
        this.asked = asked;
    }

    @Override
    public boolean containerExists(String name) {
        return ((BlobStore) delegate()).containerExists(name);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        check(request.bucket(), request.key(), body);
        refusing(body, () -> {
            RequestConditions.checkWrite(request.ifNoneMatch());
            MetadataLimit.check(
                    request.metadata(),
                    request.contentType(),
                    request.cacheControl(),
                    request.contentDisposition(),
                    request.contentEncoding(),
                    request.contentLanguage());
            reserve.check(lengthOf(request.contentLength()));
        });
        return super.putBlob(request, body);
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        check(request.sourceBucket(), request.sourceKey());
        check(request.destinationBucket(), request.destinationKey());
        MetadataLimit.check(
                request.metadata(),
                request.contentType(),
                request.cacheControl(),
                request.contentDisposition(),
                request.contentEncoding(),
                request.contentLanguage());
        reserve.check(0);
        return super.copyBlob(request);
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        check(request.bucket(), request.key());
        HeadObjectResponse head = super.blobMetadata(request);
        // A condition is compared with it, and has whole seconds.
        return head.toBuilder()
                .lastModified(head.lastModified().truncatedTo(ChronoUnit.SECONDS))
                .build();
    }

    @Override
    public @Nullable HeadObjectResponse blobMetadataIfPresent(String bucket, String key) {
        check(bucket, key);
        return ((BlobStore) delegate()).blobMetadataIfPresent(bucket, key);
    }

    @Override
    public boolean blobExists(String bucket, String key) {
        return blobMetadataIfPresent(bucket, key) != null;
    }

    @Override
    public GetObjectAclResponse getBlobAcl(GetObjectAclRequest request) {
        check(request.bucket(), request.key());
        return super.getBlobAcl(request);
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        check(request.bucket(), request.key());
        return super.getBlob(RequestConditions.ofRead(request, time.instant()));
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        check(request.bucket(), request.key());
        return super.removeBlob(request);
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        check(request.bucket(), request.key());
        MetadataLimit.check(
                request.metadata(),
                request.contentType(),
                request.cacheControl(),
                request.contentDisposition(),
                request.contentEncoding(),
                request.contentLanguage());
        return super.initiateMultipartUpload(request);
    }

    @Override
    public UploadPartResponse uploadMultipartPart(MultipartUpload upload, UploadPartRequest request, InputStream body) {
        check(upload, body);
        refusing(body, () -> reserve.check(lengthOf(request.contentLength())));
        return super.uploadMultipartPart(upload, request, body);
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        check(upload, InputStream.nullInputStream());
        RequestConditions.checkWrite(request.ifNoneMatch());
        return super.completeMultipartUpload(upload, request);
    }

    @Override
    public void abortMultipartUpload(MultipartUpload upload) {
        check(upload, InputStream.nullInputStream());
        super.abortMultipartUpload(upload);
    }

    @Override
    public List<Part> listMultipartUpload(MultipartUpload upload) {
        check(upload, InputStream.nullInputStream());
        return super.listMultipartUpload(upload);
    }

    private void check(MultipartUpload upload, InputStream body) {
        check(upload.containerName(), upload.blobName(), body);
        refusing(body, () -> {
            if (!ObjectNames.isUploadId(upload.id())) {
                throw S3Faults.noSuchUpload();
            }
        });
    }

    private void check(String bucket, String key) {
        check(bucket, key, InputStream.nullInputStream());
    }

    private void check(String bucket, String key, InputStream body) {
        if (!ObjectNames.isOfUpload(key, asked)) {
            refusing(body, () -> {
                if (!containerExists(bucket)) {
                    throw S3Exceptions.noSuchBucket(bucket, "");
                }
                keys.checkName(bucket, key);
            });
        }
    }

    /** Who is refused has sent it all before he reads why. */
    private static void refusing(InputStream body, Runnable check) {
        try {
            check.run();
        } catch (S3Exception refused) {
            RefusedBody.drain(body);
            throw refused;
        }
    }

    private static long lengthOf(@Nullable Long known) {
        return known == null ? 0 : known;
    }
}
