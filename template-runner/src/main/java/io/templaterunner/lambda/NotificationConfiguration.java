package io.templaterunner.lambda;

import io.templaterunner.s3.ObjectEvent;
import java.util.Set;

/**
 * Of which changes of a bucket a function is told.
 *
 * @param id stands in the event as {@code configurationId}
 * @param event such as {@code s3:ObjectCreated:*} or {@code s3:ObjectRemoved:Delete}
 * @param prefix of the keys, with regard to case; empty for all
 * @param suffix of the keys, with regard to case; empty for all
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html">
 *     Event types of S3</a>
 */
public record NotificationConfiguration(String id, String event, String prefix, String suffix) {

    private static final Set<String> EVENTS = Set.of(
            "s3:ObjectCreated:*",
            "s3:ObjectCreated:Put",
            "s3:ObjectCreated:Post",
            "s3:ObjectCreated:Copy",
            "s3:ObjectCreated:CompleteMultipartUpload",
            "s3:ObjectRemoved:*",
            "s3:ObjectRemoved:Delete",
            "s3:ObjectRemoved:DeleteMarkerCreated");

    public NotificationConfiguration {
        if (!EVENTS.contains(event)) {
            throw new FunctionException("The event “" + event + "” is not supported for notifications.");
        }
    }

    /** Whether the function is told of this. */
    boolean matches(ObjectEvent change) {
        String name = "s3:" + change.name();
        boolean wanted =
                event.endsWith("*") ? name.startsWith(event.substring(0, event.length() - 1)) : name.equals(event);
        return wanted && hasKey(change.key());
    }

    boolean hasKey(String key) {
        return key.length() >= prefix.length() + suffix.length() && key.startsWith(prefix) && key.endsWith(suffix);
    }
}
