package io.contactsheet.localbackend.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.contactsheet.localbackend.s3.ObjectEvent;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class S3EventJsonTest {

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void createdObject_shouldBeToldAsS3TellsIt() {
        JsonNode message = message(
                new ObjectEvent("photos", "a.jpg", "ObjectCreated:Put", 1234, "0123abcd", "0055AED6DCD90281E5", TIME));

        assertThat(message.at("/eventVersion").asString()).isEqualTo("2.1");
        assertThat(message.at("/eventSource").asString()).isEqualTo("aws:s3");
        assertThat(message.at("/awsRegion").asString()).isEqualTo("eu-central-1");
        assertThat(message.at("/eventTime").asString()).isEqualTo("2026-01-02T03:04:05.000Z");
        assertThat(message.at("/eventName").asString()).isEqualTo("ObjectCreated:Put");
        assertThat(message.at("/s3/s3SchemaVersion").asString()).isEqualTo("1.0");
        assertThat(message.at("/s3/configurationId").asString()).isEqualTo("created");
        assertThat(message.at("/s3/bucket/name").asString()).isEqualTo("photos");
        assertThat(message.at("/s3/bucket/arn").asString()).isEqualTo("arn:aws:s3:::photos");
        assertThat(message.at("/s3/object/key").asString()).isEqualTo("a.jpg");
        assertThat(message.at("/s3/object/size").asInt()).isEqualTo(1234);
        assertThat(message.at("/s3/object/eTag").asString()).isEqualTo("0123abcd");
        assertThat(message.at("/s3/object/sequencer").asString()).isEqualTo("0055AED6DCD90281E5");
    }

    @Test
    void removedObject_shouldHaveNeitherSizeNorETag() {
        JsonNode object = message(new ObjectEvent("photos", "a.jpg", "ObjectRemoved:Delete", 0, "", "01", TIME))
                .at("/s3/object");

        assertThat(object.propertyNames()).containsExactlyInAnyOrder("key", "sequencer");
    }

    @ParameterizedTest
    @CsvSource({
        "red flower.jpg, red+flower.jpg",
        "album/a+b.jpg, album/a%2Bb.jpg",
        "100%20.jpg, 100%2520.jpg",
        "Jürgen 日.jpg, J%C3%BCrgen+%E6%97%A5.jpg",
        "a-b_c.d*e.jpg, a-b_c.d*e.jpg",
    })
    void keys_shouldBeFormEncoded(String key, String encoded) {
        assertThat(message(new ObjectEvent("photos", key, "ObjectCreated:Put", 1, "e", "01", TIME))
                        .at("/s3/object/key")
                        .asString())
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

    private static JsonNode message(ObjectEvent event) {
        JsonNode records = JsonMapper.shared()
                .readTree(new S3EventJson("eu-central-1").of(event, "created"))
                .at("/Records");
        assertThat(records.size()).isEqualTo(1);
        return records.get(0);
    }
}
