package io.contactsheet.lambda.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class EventSerializerTest {

    private static final String EVENT = """
            {"Records": [{"eventVersion": "2.1", "eventSource": "aws:s3", "awsRegion": "eu-central-1",
              "eventTime": "2026-11-23T12:00:00.000Z", "eventName": "ObjectCreated:Put",
              "userIdentity": {"principalId": "A3NL"}, "requestParameters": {"sourceIPAddress": "127.0.0.1"},
              "responseElements": {"x-amz-request-id": "C3D1", "x-amz-id-2": "FMyU"},
              "s3": {"s3SchemaVersion": "1.0", "configurationId": "photos",
                "bucket": {"name": "originals", "ownerIdentity": {"principalId": "A3NL"}, "arn": "arn:aws:s3:::originals"},
                "object": {"key": "red+flower%2B.jpg", "size": 4294967296, "eTag": "9b2c", "sequencer": "0055"}}}]}""";

    private final EventSerializer serializer = new EventSerializer();

    @Test
    void s3Event_shouldBeReadAsLambdaReadsItBesidesItsTime() {
        S3Event lambdas = LambdaEventSerializers.serializerFor(S3Event.class, S3Event.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(EVENT.getBytes(StandardCharsets.UTF_8)));
        S3Event ours = serializer.fromJson(EVENT, S3Event.class);
        assertThat(ours)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(
                        ".*eventTime", ".*userIdentity", ".*ownerIdentity", ".*requestParameters", ".*responseElements")
                .isEqualTo(lambdas);
        assertThat(ours.getRecords().getFirst().getS3().getObject().getUrlDecodedKey())
                .isEqualTo("red flower+.jpg");
    }

    @Test
    void leanRecord_shouldBeRead() {
        S3Event event = serializer.fromJson("""
                {"Records": [
                  {"eventName": "ObjectRemoved:Delete", "s3": {"bucket": {"name": "originals"}, "object": {"key": "b.jpg"}}}]}""", S3Event.class);
        assertThat(event.getRecords().getFirst().getEventName()).isEqualTo("ObjectRemoved:Delete");
    }

    @Test
    void eventWithoutRecords_shouldHaveNone() {
        S3Event event = serializer.fromJson("{\"Event\": \"s3:TestEvent\"}", S3Event.class);
        assertThat(event.getRecords()).isEmpty();
    }

    @Test
    void recordWithoutItsObject_shouldBeRefusedInASentence() {
        assertThatThrownBy(() -> serializer.fromJson("{\"Records\": [{\"s3\": {\"bucket\": {}}}]}", S3Event.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("This is no event of S3: null should be an object.");
    }

    @Test
    void otherEvents_shouldBeReadByLambdasOwnSerializer() {
        CloudFormationCustomResourceEvent event = serializer.fromJson(
                "{\"RequestType\": \"Create\", \"ResourceProperties\": {\"Bucket\": \"site\"}}",
                CloudFormationCustomResourceEvent.class);
        assertThat(event.getRequestType()).isEqualTo("Create");
        assertThat(event.getResourceProperties()).containsEntry("Bucket", "site");
    }

    @Test
    void nothing_shouldBeAnsweredAsNull() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        serializer.toJson(null, out, Void.class);
        assertThat(out).hasToString("null");
    }

    @Test
    void runtime_shouldFindTheSerializerAsAService() {
        assertThat(ServiceLoader.load(CustomPojoSerializer.class).findFirst())
                .containsInstanceOf(EventSerializer.class);
    }
}
