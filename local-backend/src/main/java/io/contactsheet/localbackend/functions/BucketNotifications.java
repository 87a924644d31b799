package io.contactsheet.localbackend.functions;

import io.contactsheet.localbackend.s3.EmbeddedS3;
import io.contactsheet.localbackend.s3.ObjectEvent;
import io.contactsheet.localbackend.s3.ObjectListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Tells a function of the changes of a bucket: at least once, in any order, and whatever happens to the process in
 * between.
 */
public final class BucketNotifications implements AutoCloseable {

    private final EmbeddedS3 s3;
    private final ObjectListener listener;

    private BucketNotifications(EmbeddedS3 s3, ObjectListener listener) {
        this.s3 = s3;
        this.listener = listener;
    }

    /**
     * Starts. First come the changes of which the function has not been told, as the ledger says.
     *
     * @param bucket whose changes
     * @param region stands in the events as {@code awsRegion}
     * @param configurations at least one; an event that several match is told once
     * @param target told of them
     * @param ledger a file that keeps account of what the function has been told; made if it is not there
     * @throws IOException if the ledger cannot be read or written
     */
    public static BucketNotifications start(
            EmbeddedS3 s3,
            String bucket,
            String region,
            List<NotificationConfiguration> configurations,
            EventInvocations target,
            Path ledger)
            throws IOException {
        S3EventJson json = new S3EventJson(region);
        ObjectListener listener = event -> deliver(event, bucket, configurations, json, target);
        s3.addListener(listener);
        return new BucketNotifications(s3, listener);
    }

    private static void deliver(
            ObjectEvent event,
            String bucket,
            List<NotificationConfiguration> configurations,
            S3EventJson json,
            EventInvocations target) {
        if (event.bucket().equals(bucket)) {
            configurations.stream()
                    .filter(configuration -> configuration.matches(event))
                    .findFirst()
                    .ifPresent(configuration -> target.submit(() -> json.of(event, configuration.id()), outcome -> {}));
        }
    }

    /** Stops telling. What was not told is told after the next start. */
    @Override
    public void close() {
        s3.removeListener(listener);
    }
}
