package io.templaterunner.s3;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetBucketAclRequest;
import software.amazon.awssdk.services.s3.model.GetBucketAclResponse;
import software.amazon.awssdk.services.s3.model.GetObjectAclRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAclResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * The store as one principal may use it. What each request needs is in the
 * <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html">actions of S3</a>.
 */
final class AuthorizedStore extends ForwardingBlobStore {

    private static final Map<String, String> CREATES = Map.of("s3:ObjectCreationOperation", "true");
    private static final Map<String, String> CREATES_NOTHING = Map.of("s3:ObjectCreationOperation", "false");

    private final Permissions permissions;

    AuthorizedStore(BlobStore store, Permissions permissions) {
        super(store);
        this.permissions = permissions;
    }

    @Override
    public ListBucketsResponse list() {
        require(permissions.allowsOnAll("s3:ListAllMyBuckets"));
        return super.list();
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        Map<String, String> context = new HashMap<>();
        putIfPresent(context, "s3:prefix", request.prefix());
        putIfPresent(context, "s3:delimiter", request.delimiter());
        putIfPresent(context, "s3:max-keys", request.maxKeys());
        require(permissions.allowsOnBucket("s3:ListBucket", request.bucket(), context));
        return super.list(request);
    }

    @Override
    public boolean containerExists(String name) {
        return ((BlobStore) delegate()).containerExists(name);
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        requireOnBucket("s3:ListBucket", request.bucket());
        return super.headBucket(request);
    }

    @Override
    public CreateBucketResponse createContainer(CreateBucketRequest request) {
        requireOnBucket("s3:CreateBucket", request.bucket());
        return super.createContainer(request);
    }

    @Override
    public void deleteBucket(String name) {
        requireOnBucket("s3:DeleteBucket", name);
        super.deleteBucket(name);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        Map<String, String> context = new HashMap<>(CREATES);
        putIfPresent(context, "s3:if-none-match", request.ifNoneMatch());
        putIfPresent(context, "s3:if-match", request.ifMatch());
        putIfPresent(context, "s3:x-amz-acl", request.aclAsString());
        putIfPresent(context, "s3:x-amz-server-side-encryption", request.serverSideEncryptionAsString());
        if (!permissions.allowsOnObject("s3:PutObject", request.bucket(), request.key(), context)) {
            RefusedBody.drain(body);
            throw S3Faults.accessDenied();
        }
        return super.putBlob(request, body);
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        require(permissions.allowsOnObject("s3:GetObject", request.sourceBucket(), request.sourceKey(), Map.of()));
        require(permissions.allowsOnObject(
                "s3:PutObject", request.destinationBucket(), request.destinationKey(), CREATES));
        return super.copyBlob(request);
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        requireOnObject("s3:GetObject", request.bucket(), request.key());
        try {
            return super.blobMetadata(request);
        } catch (NoSuchKeyException missing) {
            throw asSeen(missing, request.bucket());
        }
    }

    /** Asked before a conditional write: for that, leave to write is enough. */
    @Override
    public @Nullable HeadObjectResponse blobMetadataIfPresent(String bucket, String key) {
        Map<String, String> context = new HashMap<>(CREATES);
        context.put("s3:if-none-match", "*");
        return permissions.allowsOnObject("s3:PutObject", bucket, key, context)
                ? ((BlobStore) delegate()).blobMetadataIfPresent(bucket, key)
                : null;
    }

    @Override
    public boolean blobExists(String bucket, String key) {
        return blobMetadataIfPresent(bucket, key) != null;
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        requireOnObject("s3:GetObject", request.bucket(), request.key());
        try {
            return super.getBlob(request);
        } catch (NoSuchKeyException missing) {
            throw asSeen(missing, request.bucket());
        }
    }

    @Override
    public GetObjectAclResponse getBlobAcl(GetObjectAclRequest request) {
        requireOnObject("s3:GetObjectAcl", request.bucket(), request.key());
        return super.getBlobAcl(request);
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        requireOnObject("s3:DeleteObject", request.bucket(), request.key());
        return super.removeBlob(request);
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        require(permissions.allowsOnObject("s3:PutObject", request.bucket(), request.key(), CREATES_NOTHING));
        return super.initiateMultipartUpload(request);
    }

    @Override
    public UploadPartResponse uploadMultipartPart(MultipartUpload upload, UploadPartRequest request, InputStream body) {
        if (!permissions.allowsOnObject("s3:PutObject", request.bucket(), request.key(), CREATES_NOTHING)) {
            RefusedBody.drain(body);
            throw S3Faults.accessDenied();
        }
        return super.uploadMultipartPart(upload, request, body);
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        Map<String, String> context = new HashMap<>(CREATES);
        putIfPresent(context, "s3:if-none-match", request.ifNoneMatch());
        require(permissions.allowsOnObject("s3:PutObject", request.bucket(), request.key(), context));
        return super.completeMultipartUpload(upload, request);
    }

    @Override
    public void abortMultipartUpload(MultipartUpload upload) {
        requireOnObject("s3:AbortMultipartUpload", upload.containerName(), upload.blobName());
        super.abortMultipartUpload(upload);
    }

    @Override
    public List<Part> listMultipartUpload(MultipartUpload upload) {
        requireOnObject("s3:ListMultipartUploadParts", upload.containerName(), upload.blobName());
        return super.listMultipartUpload(upload);
    }

    @Override
    public List<software.amazon.awssdk.services.s3.model.MultipartUpload> listMultipartUploads(String bucket) {
        requireOnBucket("s3:ListBucketMultipartUploads", bucket);
        return super.listMultipartUploads(bucket);
    }

    @Override
    public BucketCannedACL getContainerAccess(String bucket) {
        requireOnBucket("s3:GetBucketAcl", bucket);
        return super.getContainerAccess(bucket);
    }

    @Override
    public GetBucketAclResponse getContainerAcl(GetBucketAclRequest request) {
        requireOnBucket("s3:GetBucketAcl", request.bucket());
        return super.getContainerAcl(request);
    }

    // Access control lists are off, as BucketOwnerEnforced has them: nobody sets one.

    @Override
    public void setContainerAccess(String bucket, BucketCannedACL access) {
        throw S3Faults.accessControlListNotSupported();
    }

    @Override
    public void setBlobAccess(String bucket, String key, ObjectCannedACL access) {
        throw S3Faults.accessControlListNotSupported();
    }

    private void requireOnBucket(String action, String bucket) {
        require(permissions.allowsOnBucket(action, bucket, Map.of()));
    }

    private void requireOnObject(String action, String bucket, String key) {
        require(permissions.allowsOnObject(action, bucket, key, Map.of()));
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw S3Faults.accessDenied();
        }
    }

    /** S3 tells only those who may list a bucket what is not in it. */
    private RuntimeException asSeen(NoSuchKeyException missing, String bucket) {
        return permissions.allowsOnBucket("s3:ListBucket", bucket, Map.of()) ? missing : S3Faults.accessDenied();
    }

    private static void putIfPresent(Map<String, String> context, String name, @Nullable Object value) {
        if (value != null) {
            context.put(name, value.toString());
        }
    }
}
