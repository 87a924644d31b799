package io.contactsheet.lambda.event;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3BucketEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3Entity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3ObjectEntity;
import java.io.InputStream;
import java.util.List;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** Reads what this function needs of an S3 event: of each record its kind, its bucket and its object. */
final class S3EventReader {

    private S3EventReader() {}

    static S3Event read(InputStream json) {
        return new S3Event(
                JsonNode.parser().parse(json).field("Records").map(JsonNode::asArray).orElse(List.of()).stream()
                        .map(S3EventReader::record)
                        .toList());
    }

    private static S3EventNotificationRecord record(JsonNode node) {
        JsonNode s3 = node.field("s3").orElseThrow();
        // The time is left out: to parse it loads Joda-Time.
        return new S3EventNotificationRecord(
                text(node, "awsRegion"),
                text(node, "eventName"),
                text(node, "eventSource"),
                null,
                text(node, "eventVersion"),
                null,
                null,
                new S3Entity(text(s3, "configurationId"), bucket(s3), object(s3), text(s3, "s3SchemaVersion")),
                null);
    }

    private static S3BucketEntity bucket(JsonNode s3) {
        JsonNode bucket = s3.field("bucket").orElseThrow();
        return new S3BucketEntity(text(bucket, "name"), null, text(bucket, "arn"));
    }

    private static S3ObjectEntity object(JsonNode s3) {
        JsonNode object = s3.field("object").orElseThrow();
        return new S3ObjectEntity(
                text(object, "key"),
                object.field("size").map(n -> Long.valueOf(n.text())).orElse(null),
                text(object, "eTag"),
                text(object, "versionId"),
                text(object, "sequencer"));
    }

    /** Missing texts are empty, as the runtime's serializer has them. */
    private static String text(JsonNode node, String name) {
        return node.field(name).map(JsonNode::text).orElse("");
    }
}
