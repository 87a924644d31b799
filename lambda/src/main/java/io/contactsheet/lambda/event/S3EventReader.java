package io.contactsheet.lambda.event;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3BucketEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3Entity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3ObjectEntity;
import io.contactsheet.lambda.json.JsonReader;
import io.contactsheet.lambda.json.JsonReader.Numeral;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what this function needs of an S3 event: of each record its kind, its bucket and its object. */
public final class S3EventReader {

    private S3EventReader() {}

    static S3Event read(InputStream json) {
        return read(parsed(json));
    }

    /**
     * The event that a parsed value is. One without records has none.
     *
     * @param json as {@link JsonReader} has it
     * @throws IllegalArgumentException if it is no event of S3
     */
    public static S3Event read(@Nullable Object json) {
        List<S3EventNotificationRecord> records = new ArrayList<>();
        if (members(json).get("Records") instanceof List<?> all) {
            all.forEach(record -> records.add(record(members(record))));
        }
        return new S3Event(records);
    }

    private static @Nullable Object parsed(InputStream json) {
        try {
            return JsonReader.read(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static S3EventNotificationRecord record(Map<?, ?> record) {
        Map<?, ?> s3 = members(record.get("s3"));
        // The time is left out: to parse it loads Joda-Time.
        return new S3EventNotificationRecord(
                text(record, "awsRegion"),
                text(record, "eventName"),
                text(record, "eventSource"),
                null,
                text(record, "eventVersion"),
                null,
                null,
                new S3Entity(
                        text(s3, "configurationId"),
                        bucket(members(s3.get("bucket"))),
                        object(members(s3.get("object"))),
                        text(s3, "s3SchemaVersion")),
                null);
    }

    private static S3BucketEntity bucket(Map<?, ?> bucket) {
        return new S3BucketEntity(text(bucket, "name"), null, text(bucket, "arn"));
    }

    private static S3ObjectEntity object(Map<?, ?> object) {
        return new S3ObjectEntity(
                text(object, "key"),
                object.get("size") instanceof Numeral size ? Long.valueOf(size.text()) : null,
                text(object, "eTag"),
                text(object, "versionId"),
                text(object, "sequencer"));
    }

    private static Map<?, ?> members(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            return members;
        }
        throw new IllegalArgumentException("This is no event of S3: " + value + " should be an object.");
    }

    /** Missing texts are empty, as the runtime's serializer has them. */
    private static String text(Map<?, ?> members, String name) {
        return members.get(name) instanceof String text ? text : "";
    }
}
