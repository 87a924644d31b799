package io.templaterunner.s3;

import io.templaterunner.fault.UncaughtFailures;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;

/** Removes from buckets what their lifecycles let go: old versions, and uploads that nobody finished. */
final class Lifecycles implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycles.class);

    private final BlobStore files;
    private final OldVersions versions;
    private final ScheduledExecutorService hourly = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
            .daemon()
            .name("s3-lifecycle")
            .uncaughtExceptionHandler(UncaughtFailures.LOGGED)
            .factory());

    Lifecycles(BlobStore files, OldVersions versions) {
        this.files = files;
        this.versions = versions;
    }

    /** Calls something now and every hour: a computer that sleeps at midnight is late by an hour at most. */
    void start(Runnable applyAll) {
        hourly.scheduleWithFixedDelay(UncaughtFailures.logged(applyAll), 0, 1, TimeUnit.HOURS);
    }

    /** Removes what is over by now. What cannot be removed is tried again the next time. */
    void apply(String bucket, BucketConfiguration configuration) {
        try {
            if (configuration.oldVersionDays().isPresent()) {
                versions.expire(bucket, configuration.oldVersionDays().getAsInt());
            }
            if (configuration.unfinishedUploadDays().isPresent()) {
                abortUploads(bucket, configuration.unfinishedUploadDays().getAsInt());
            }
        } catch (IOException | RuntimeException failed) {
            LOG.warn("The lifecycle of {} could not be applied.", bucket, failed);
        }
    }

    private void abortUploads(String bucket, int days) {
        files.listMultipartUploads(bucket).stream()
                .filter(upload -> versions.isOver(upload.initiated(), days))
                .map(upload -> new MultipartUpload(
                        upload.uploadId(),
                        CreateMultipartUploadRequest.builder()
                                .bucket(bucket)
                                .key(upload.key())
                                .build()))
                .forEach(files::abortMultipartUpload);
    }

    @Override
    public void close() {
        hourly.shutdownNow();
    }
}
