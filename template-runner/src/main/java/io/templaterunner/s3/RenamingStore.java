package io.templaterunner.s3;

import java.io.InputStream;
import java.util.List;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
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
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** A store of files whose names are not those of the keys. */
final class RenamingStore extends ForwardingBlobStore {

    private final FileNaming naming;

    private RenamingStore(BlobStore files, FileNaming naming) {
        super(files);
        this.naming = naming;
    }

    /** A store of files by the keys of their objects; the one of the files itself where they are named like the keys. */
    static BlobStore over(BlobStore files, FileNaming naming) {
        return naming == FileNaming.LIKE_KEYS ? files : new RenamingStore(files, naming);
    }

    @Override
    public boolean containerExists(String name) {
        return ((BlobStore) delegate()).containerExists(name);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        return super.putBlob(request.toBuilder().key(file(request.key())).build(), body);
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        return super.copyBlob(request.toBuilder()
                .sourceKey(file(request.sourceKey()))
                .destinationKey(file(request.destinationKey()))
                .build());
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        return super.blobMetadata(request.toBuilder().key(file(request.key())).build());
    }

    @Override
    public @Nullable HeadObjectResponse blobMetadataIfPresent(String bucket, String key) {
        return ((BlobStore) delegate()).blobMetadataIfPresent(bucket, file(key));
    }

    @Override
    public boolean blobExists(String bucket, String key) {
        return blobMetadataIfPresent(bucket, key) != null;
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        return super.getBlob(request.toBuilder().key(file(request.key())).build());
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        return super.removeBlob(request.toBuilder().key(file(request.key())).build());
    }

    @Override
    public GetObjectAclResponse getBlobAcl(GetObjectAclRequest request) {
        return super.getBlobAcl(request.toBuilder().key(file(request.key())).build());
    }

    @Override
    public ObjectCannedACL getBlobAccess(String bucket, String key) {
        return super.getBlobAccess(bucket, file(key));
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        MultipartUpload begun = super.initiateMultipartUpload(
                request.toBuilder().key(file(request.key())).build());
        return new MultipartUpload(begun.id(), request, begun.response());
    }

    @Override
    public UploadPartResponse uploadMultipartPart(MultipartUpload upload, UploadPartRequest request, InputStream body) {
        return super.uploadMultipartPart(
                renamed(upload), request.toBuilder().key(file(request.key())).build(), body);
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        return super.completeMultipartUpload(
                renamed(upload), request.toBuilder().key(file(request.key())).build());
    }

    @Override
    public void abortMultipartUpload(MultipartUpload upload) {
        super.abortMultipartUpload(renamed(upload));
    }

    @Override
    public List<Part> listMultipartUpload(MultipartUpload upload) {
        return super.listMultipartUpload(renamed(upload));
    }

    @Override
    public List<software.amazon.awssdk.services.s3.model.MultipartUpload> listMultipartUploads(String bucket) {
        return super.listMultipartUploads(bucket).stream()
                .map(upload ->
                        upload.toBuilder().key(naming.keyOf(upload.key())).build())
                .toList();
    }

    private MultipartUpload renamed(MultipartUpload upload) {
        CreateMultipartUploadRequest request = upload.request();
        return new MultipartUpload(
                upload.id(), request.toBuilder().key(file(request.key())).build(), upload.response());
    }

    /** A part's name has the key behind a beginning of the store's own. */
    private String file(String key) {
        int own = ObjectNames.beforeKey(key);
        return key.substring(0, own) + naming.fileOf(key.substring(own));
    }
}
