package io.templaterunner.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.templaterunner.s3.ObjectEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationConfigurationTest {

    @ParameterizedTest
    @CsvSource({
        "s3:ObjectCreated:*, ObjectCreated:Put, true",
        "s3:ObjectCreated:*, ObjectCreated:CompleteMultipartUpload, true",
        "s3:ObjectCreated:*, ObjectRemoved:Delete, false",
        "s3:ObjectCreated:Put, ObjectCreated:Put, true",
        "s3:ObjectCreated:Put, ObjectCreated:Copy, false",
        "s3:ObjectRemoved:*, ObjectRemoved:Delete, true",
        "s3:ObjectRemoved:DeleteMarkerCreated, ObjectRemoved:Delete, false",
    })
    void eventType_shouldDecide(String configured, String name, boolean told) {
        assertThat(new NotificationConfiguration("id", configured, "", "").matches(event(name, "a.jpg")))
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "album/, .jpg, album/a.jpg, true",
        "album/, .jpg, other/a.jpg, false",
        "album/, .jpg, album/a.JPG, false",
        "Album/, .jpg, album/a.jpg, false",
        "ab, bc, abc, false",
        "ab, bc, abbc, true",
    })
    void prefixAndSuffix_shouldDecideWithRegardToCase(String prefix, String suffix, String key, boolean told) {
        assertThat(new NotificationConfiguration("id", "s3:ObjectCreated:*", prefix, suffix)
                        .matches(event("ObjectCreated:Put", key)))
                .isEqualTo(told);
    }

    @Test
    void unknownEvent_shouldBeRefused() {
        assertThatThrownBy(() -> new NotificationConfiguration("id", "s3:ObjectCreate:*", "", ""))
                .isInstanceOf(FunctionException.class)
                .hasMessageContaining("s3:ObjectCreate:*");
    }

    private static ObjectEvent event(String name, String key) {
        return new ObjectEvent("photos", key, name, 1, "e", "01", Instant.EPOCH);
    }
}
