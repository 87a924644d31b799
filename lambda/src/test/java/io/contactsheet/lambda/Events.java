package io.contactsheet.lambda;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3BucketEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3Entity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3ObjectEntity;
import java.util.Arrays;

/** Events of S3, without a library to read them. */
final class Events {

    private Events() {}

    /** An event of these keys, form-encoded as S3 sends them. */
    static S3Event created(String bucket, String... encodedKeys) {
        return new S3Event(Arrays.stream(encodedKeys)
                .map(key -> new S3EventNotificationRecord(
                        "eu-central-1",
                        "ObjectCreated:Put",
                        "aws:s3",
                        null,
                        "2.1",
                        null,
                        null,
                        new S3Entity(
                                "id",
                                new S3BucketEntity(bucket, null, "arn:aws:s3:::" + bucket),
                                new S3ObjectEntity(key, 1L, "etag", null, "01"),
                                "1.0"),
                        null))
                .toList());
    }
}
