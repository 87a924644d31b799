package io.templaterunner.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.templaterunner.json.Json;
import io.templaterunner.s3.ObjectEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * Writes events as S3 sends them, version 2.1.
 *
 * @param region stands in them as {@code awsRegion}
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">Event message
 *     structure</a>
 */
record S3EventJson(String region) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String OWNER = "A3NL1KOZZKExample";

    byte[] of(ObjectEvent change, String configurationId) {
        ObjectNode event = Json.MAPPER.createObjectNode();
        ObjectNode message = event.putArray("Records").addObject();
        message.put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", region)
                .put("eventTime", TIME.format(change.time()))
                .put("eventName", change.name());
        message.putObject("userIdentity").put("principalId", "AWS:" + OWNER);
        message.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
        message.putObject("responseElements")
                .put("x-amz-request-id", UUID.randomUUID().toString())
                .put("x-amz-id-2", UUID.randomUUID().toString());
        ObjectNode s3 = message.putObject("s3");
        s3.put("s3SchemaVersion", "1.0").put("configurationId", configurationId);
        ObjectNode bucket = s3.putObject("bucket");
        bucket.put("name", change.bucket());
        bucket.putObject("ownerIdentity").put("principalId", OWNER);
        bucket.put("arn", "arn:aws:s3:::" + change.bucket());
        ObjectNode object = s3.putObject("object");
        // A slash stays as it is; everything else is form-encoded, so a space is a plus.
        object.put(
                "key", URLEncoder.encode(change.key(), StandardCharsets.UTF_8).replace("%2F", "/"));
        if (!change.isRemoval()) {
            object.put("size", change.size()).put("eTag", change.eTag());
        }
        object.put("sequencer", change.sequencer());
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
