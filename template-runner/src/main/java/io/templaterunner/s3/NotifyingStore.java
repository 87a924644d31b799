package io.templaterunner.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
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
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * A store of files that keeps what it acknowledges, lists from an index, and tells of every change.
 *
 * <p>After each change the index is made to agree with the disk under a lock of the key, so that whichever of two
 * changes comes last, index and events end with what is there.
 */
final class NotifyingStore extends ForwardingBlobStore {

    private final StorageFolder folder;
    private final FileKeys keys;
    private final BucketIndexes indexes = new BucketIndexes();
    private final ObjectChanges changes;
    private final ConditionalWrites conditionalWrites = new ConditionalWrites();
    private final Versioning versioning;
    private final Lifecycles lifecycles;
    /** Removing an object removes its empty folder, which must not happen while a write is about to use it. */
    private final ReadWriteLock folders = new ReentrantReadWriteLock();

    private NotifyingStore(BlobStore files, StorageFolder folder, InstantSource time, ObjectListener listener) {
        super(files);
        this.folder = folder;
        this.keys = new FileKeys(folder.path(), folder.naming(), FileKeys.isWindows());
        this.changes = new ObjectChanges(files, time, listener);
        OldVersions versions = new OldVersions(folder, time);
        this.versioning = new Versioning(versions, changes::nextSequencer);
        this.lifecycles = new Lifecycles(files, versions);
    }

    /** Only right while nobody writes: what earlier writes left that were cut off is deleted. */
    static NotifyingStore open(BlobStore files, StorageFolder folder, InstantSource time, ObjectListener listener)
            throws IOException {
        NotifyingStore store = new NotifyingStore(RenamingStore.over(files, folder.naming()), folder, time, listener);
        store.indexes.read(folder, store.changes::startAfter);
        return store;
    }

    List<String> buckets() {
        return indexes.buckets();
    }

    /** Which keys can be files here. */
    FileKeys keys() {
        return keys;
    }

    ObjectChanges changes() {
        return changes;
    }

    ObjectIndex index(String bucket) {
        return indexes.of(bucket);
    }

    /** Whether a bucket holds nothing, old versions included. */
    boolean isEmpty(String bucket) {
        return index(bucket).all().isEmpty() && !versioning.keepsAny(bucket);
    }

    void configure(String bucket, BucketConfiguration configuration) {
        versioning.configure(bucket, configuration);
    }

    /** The event of a deletion: where versions are kept, it only puts a marker over them. */
    String removalEvent(String bucket) {
        return versioning.of(bucket).versioned() ? "ObjectRemoved:DeleteMarkerCreated" : "ObjectRemoved:Delete";
    }

    /** Applies the lifecycles of the buckets from now on. */
    void startLifecycles() {
        lifecycles.start(this::applyLifecycles);
    }

    void applyLifecycles() {
        buckets().forEach(bucket -> lifecycles.apply(bucket, versioning.of(bucket)));
    }

    @Override
    public ListBucketsResponse list() {
        ListBucketsResponse all = super.list();
        return all.toBuilder()
                .buckets(all.buckets().stream()
                        .filter(bucket -> containerExists(bucket.name()))
                        .toList())
                .build();
    }

    @Override
    public boolean containerExists(String name) {
        return indexes.has(name);
    }

    @Override
    public CreateBucketResponse createContainer(CreateBucketRequest request) {
        CreateBucketResponse response = super.createContainer(request);
        indexes.add(request.bucket());
        onDisk(() -> folder.syncRemoval(request.bucket(), "any"));
        return response;
    }

    @Override
    public void deleteBucket(String name) {
        super.deleteBucket(name);
        indexes.remove(name);
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        return indexes.page(request);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        checkKey(request.bucket(), request.key(), body);
        PutObjectResponse response =
                storing(request.bucket(), request.key(), request.ifNoneMatch(), () -> put(request, body));
        created("ObjectCreated:Put", request.bucket(), request.key());
        return response;
    }

    private PutObjectResponse put(PutObjectRequest request, InputStream body) {
        if (!"*".equals(request.ifNoneMatch())) {
            return putFile(request, body);
        }
        try (ConditionalWrites.Write write = conditionalWrites.begin(request.bucket(), request.key(), body)) {
            return putFile(request, write);
        }
    }

    private PutObjectResponse putFile(PutObjectRequest request, InputStream body) {
        // The file is open when its first byte is asked for: from then on its folder is not empty.
        try (LockedUntilRead guarded = new LockedUntilRead(body, folders.readLock())) {
            return super.putBlob(request, guarded);
        } catch (RuntimeException failed) {
            // Another writer may have made a folder of this name meanwhile, or an object of a folder's.
            checkKey(request.bucket(), request.key(), body);
            throw translated(failed);
        }
    }

    private void checkKey(String bucket, String key, InputStream body) {
        if (!ObjectNames.isObject(key) && !ObjectNames.isLeftOver(key)) {
            return;
        }
        try {
            keys.checkStorable(bucket, key);
        } catch (S3Exception refused) {
            RefusedBody.drain(body);
            throw refused;
        }
    }

    private void checkKey(String bucket, String key) {
        checkKey(bucket, key, InputStream.nullInputStream());
    }

    /** What is stored only where nothing is replaces nothing. */
    private <T> T storing(String bucket, String key, @Nullable String ifNoneMatch, Supplier<T> change) {
        return "*".equals(ifNoneMatch)
                ? versioning.adding(bucket, key, change)
                : versioning.replacing(bucket, key, change);
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        if (indexes.isMissing(request.sourceBucket(), request.sourceKey())) {
            throw S3Exceptions.noSuchKey(request.sourceBucket(), request.sourceKey(), "");
        }
        checkKey(request.destinationBucket(), request.destinationKey());
        CopyObjectResponse response = versioning.replacing(
                request.destinationBucket(),
                request.destinationKey(),
                () -> locked(folders.readLock(), () -> super.copyBlob(request)));
        created("ObjectCreated:Copy", request.destinationBucket(), request.destinationKey());
        return response;
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        checkKey(request.bucket(), request.key());
        return super.initiateMultipartUpload(request);
    }

    @Override
    public UploadPartResponse uploadMultipartPart(MultipartUpload upload, UploadPartRequest request, InputStream part) {
        checkUnderWay(upload);
        return super.uploadMultipartPart(upload, request, part);
    }

    @Override
    public List<Part> listMultipartUpload(MultipartUpload upload) {
        checkUnderWay(upload);
        return super.listMultipartUpload(upload);
    }

    @Override
    public void abortMultipartUpload(MultipartUpload upload) {
        checkUnderWay(upload);
        super.abortMultipartUpload(upload);
    }

    /** The store below would take parts for an upload of any key. */
    private void checkUnderWay(MultipartUpload upload) {
        String begun = ObjectNames.ofUpload(upload.id(), upload.blobName());
        if (!((BlobStore) delegate()).blobExists(upload.containerName(), begun)) {
            throw S3Faults.noSuchUpload();
        }
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        checkUnderWay(upload);
        checkKey(request.bucket(), request.key());
        CompleteMultipartUploadResponse response = storing(
                request.bucket(),
                request.key(),
                request.ifNoneMatch(),
                () -> locked(folders.readLock(), () -> super.completeMultipartUpload(upload, request)));
        created("ObjectCreated:CompleteMultipartUpload", request.bucket(), request.key());
        return response;
    }

    // A file may be found under other keys than its own: "A.jpg" under "a.jpg" on some disks, another bucket's through
    // a link. Only what the index has is there.

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        if (indexes.isMissing(request.bucket(), request.key())) {
            throw S3Exceptions.noSuchKey(request.bucket(), request.key(), "");
        }
        return reading(request.bucket(), request.key(), () -> super.getBlob(request));
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        if (indexes.isMissing(request.bucket(), request.key())) {
            throw S3Exceptions.noSuchKey(request.bucket(), request.key(), "");
        }
        return reading(request.bucket(), request.key(), () -> super.blobMetadata(request));
    }

    @Override
    public @Nullable HeadObjectResponse blobMetadataIfPresent(String bucket, String key) {
        return indexes.isMissing(bucket, key) ? null : ((BlobStore) delegate()).blobMetadataIfPresent(bucket, key);
    }

    @Override
    public boolean blobExists(String bucket, String key) {
        return blobMetadataIfPresent(bucket, key) != null;
    }

    /** What is deleted while it is being read was not there. */
    private static <T> T reading(String bucket, String key, Supplier<T> read) {
        try {
            return read.get();
        } catch (RuntimeException failed) {
            if (failed.getCause() instanceof NoSuchFileException) {
                throw S3Exceptions.noSuchKey(bucket, key, "");
            }
            throw translated(failed);
        }
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        if (indexes.isMissing(request.bucket(), request.key())) {
            return DeleteObjectResponse.builder().build();
        }
        conditionalWrites.deleting(request.bucket(), request.key());
        DeleteObjectResponse response = versioning.replacing(
                request.bucket(), request.key(), () -> locked(folders.writeLock(), () -> super.removeBlob(request)));
        if (ObjectNames.isObject(request.key())) {
            try {
                onDisk(() -> folder.syncRemoval(request.bucket(), request.key()));
            } finally {
                changes.settle(
                        index(request.bucket()), removalEvent(request.bucket()), request.bucket(), request.key());
            }
        }
        return response;
    }

    @Override
    public void close() {
        lifecycles.close();
        super.close();
    }

    private void created(String event, String bucket, String key) {
        if (ObjectNames.isObject(key)) {
            try {
                onDisk(() -> folder.sync(bucket, key));
            } finally {
                changes.settle(index(bucket), event, bucket, key);
            }
        }
    }

    private static <T> T locked(Lock lock, Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } catch (RuntimeException failed) {
            throw translated(failed);
        } finally {
            lock.unlock();
        }
    }

    private interface DiskAction {
        void run() throws IOException;
    }

    private static void onDisk(DiskAction action) {
        try {
            action.run();
        } catch (IOException failed) {
            throw S3Faults.ofDisk(failed);
        }
    }

    /** The store below wraps what the disk says; only that is put into S3's words. */
    private static RuntimeException translated(RuntimeException failed) {
        return !(failed instanceof S3Exception) && failed.getCause() instanceof IOException disk
                ? S3Faults.ofDisk(disk)
                : failed;
    }
}
