package io.templaterunner.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.templaterunner.s3.ObjectEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3EventJsonTest {

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void createdObject_shouldBeToldAsS3TellsIt() throws IOException {
        JsonNode message = message(
                new ObjectEvent("photos", "a.jpg", "ObjectCreated:Put", 1234, "0123abcd", "0055AED6DCD90281E5", TIME));

        assertThat(message.at("/eventVersion").asText()).isEqualTo("2.1");
        assertThat(message.at("/eventSource").asText()).isEqualTo("aws:s3");
        assertThat(message.at("/awsRegion").asText()).isEqualTo("eu-central-1");
        assertThat(message.at("/eventTime").asText()).isEqualTo("2026-01-02T03:04:05.000Z");
        assertThat(message.at("/eventName").asText()).isEqualTo("ObjectCreated:Put");
        assertThat(message.at("/s3/s3SchemaVersion").asText()).isEqualTo("1.0");
        assertThat(message.at("/s3/configurationId").asText()).isEqualTo("created");
        assertThat(message.at("/s3/bucket/name").asText()).isEqualTo("photos");
        assertThat(message.at("/s3/bucket/arn").asText()).isEqualTo("arn:aws:s3:::photos");
        assertThat(message.at("/s3/object/key").asText()).isEqualTo("a.jpg");
        assertThat(message.at("/s3/object/size").asInt()).isEqualTo(1234);
        assertThat(message.at("/s3/object/eTag").asText()).isEqualTo("0123abcd");
        assertThat(message.at("/s3/object/sequencer").asText()).isEqualTo("0055AED6DCD90281E5");
    }

    @Test
    void removedObject_shouldHaveNeitherSizeNorETag() throws IOException {
        JsonNode object = message(new ObjectEvent("photos", "a.jpg", "ObjectRemoved:Delete", 0, "", "01", TIME))
                .at("/s3/object");

        assertThat(object.fieldNames()).toIterable().containsExactlyInAnyOrder("key", "sequencer");
    }

    @ParameterizedTest
    @CsvSource({
        "red flower.jpg, red+flower.jpg",
        "album/a+b.jpg, album/a%2Bb.jpg",
        "100%20.jpg, 100%2520.jpg",
        "Jürgen 日.jpg, J%C3%BCrgen+%E6%97%A5.jpg",
        "a-b_c.d*e.jpg, a-b_c.d*e.jpg",
    })
    void keys_shouldBeFormEncoded(String key, String encoded) throws IOException {
        assertThat(message(new ObjectEvent("photos", key, "ObjectCreated:Put", 1, "e", "01", TIME))
                        .at("/s3/object/key")
                        .asText())
                .isEqualTo(encoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"red flower.jpg", "a+b.jpg", "a%2Bb.jpg", "100%.jpg", "Jürgen 日 😀.jpg", "x/y z/&=?.jpg"})
    void keys_shouldComeThroughLambdasOwnDecoding(String key) {
        byte[] json = new S3EventJson("eu-central-1")
                .of(new ObjectEvent("photos", key, "ObjectCreated:Put", 1, "e", "01", TIME), "created");
        S3Event event = LambdaEventSerializers.serializerFor(S3Event.class, S3Event.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(json));

        assertThat(event.getRecords())
                .extracting((S3EventNotificationRecord record) ->
                        record.getS3().getObject().getUrlDecodedKey())
                .containsExactly(key);
    }

    private static JsonNode message(ObjectEvent event) throws IOException {
        JsonNode records = new JsonMapper()
                .readTree(new S3EventJson("eu-central-1").of(event, "created"))
                .at("/Records");
        assertThat(records.size()).isEqualTo(1);
        return records.get(0);
    }
}
