package io.templaterunner.lambda;

import io.templaterunner.lambda.EventInvocations.Outcome;
import io.templaterunner.s3.EmbeddedS3;
import io.templaterunner.s3.ObjectEvent;
import io.templaterunner.s3.ObjectListener;
import io.templaterunner.s3.StoredObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a function of the changes of a bucket: at least once, in any order, and whatever happens to the process in
 * between. At its start it compares what the function knows with what the bucket holds, and tells the difference. A
 * function that is told of removals alone hears only of those that happen while this runs.
 */
public final class BucketNotifications implements AutoCloseable {

    private final EmbeddedS3 s3;
    private final String bucket;
    private final List<NotificationConfiguration> configurations;
    private final EventInvocations target;
    private final S3EventJson json;
    private final DeliveryLedger ledger;
    private final Deliveries deliveries;
    private final ObjectListener listener = this::changed;

    private BucketNotifications(
            EmbeddedS3 s3,
            String bucket,
            String region,
            List<NotificationConfiguration> configurations,
            EventInvocations target,
            DeliveryLedger ledger) {
        this.s3 = s3;
        this.bucket = bucket;
        this.configurations = List.copyOf(configurations);
        this.target = target;
        this.json = new S3EventJson(region);
        this.ledger = ledger;
        this.deliveries = new Deliveries(ledger);
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
        Map<String, String> known = DeliveryLedger.read(ledger);
        BucketNotifications notifications = new BucketNotifications(
                s3, bucket, region, configurations, target, DeliveryLedger.rewrite(ledger, known));
        // Listening comes first: a change between the two is then told twice, and not never.
        s3.addListener(notifications.listener);
        notifications.catchUp(known);
        return notifications;
    }

    private void changed(ObjectEvent event) {
        if (event.bucket().equals(bucket)) {
            tell(event);
        }
    }

    private void tell(ObjectEvent event) {
        Optional<NotificationConfiguration> configuration = configurations.stream()
                .filter(candidate -> candidate.matches(event))
                .findFirst();
        configuration.ifPresent(matching -> target.submit(new Telling(event, matching.id())));
    }

    private void catchUp(Map<String, String> known) {
        Set<String> vanished = new HashSet<>(known.keySet());
        for (StoredObject object : s3.objects(bucket)) {
            vanished.remove(object.key());
            if (!object.eTag().equals(known.get(object.key()))) {
                tell(event("ObjectCreated:Put", object.key(), object.size(), object.eTag()));
            }
        }
        String removed = s3.removalEvent(bucket);
        vanished.forEach(key -> tell(event(removed, key, 0, "")));
    }

    private ObjectEvent event(String name, String key, long size, String eTag) {
        return new ObjectEvent(bucket, key, name, size, eTag, s3.nextSequencer(), s3.now());
    }

    private final class Telling implements EventInvocations.Delivery {

        private final ObjectEvent event;
        private final String configurationId;

        Telling(ObjectEvent event, String configurationId) {
            this.event = event;
            this.configurationId = configurationId;
        }

        @Override
        public byte[] begin() {
            deliveries.begin(event);
            return json.of(event, configurationId);
        }

        @Override
        public void ended(Outcome outcome) {
            deliveries.end(event);
        }
    }

    /** Stops telling. What was not told is told after the next start. */
    @Override
    public void close() throws IOException {
        s3.removeListener(listener);
        ledger.close();
    }
}
