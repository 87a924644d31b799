package io.templaterunner.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.http.Header;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is known of a request for the access log, and the line that is made of it. */
class AccessLogTest {

    private final SmallApi api = SmallApi.asItIs();

    @Test
    void answeredRequest_shouldBeKnownWithWhatS3Said() throws Exception {
        api.now = Instant.parse("2026-11-03T09:05:07Z");
        api.answering(200, "image/png", "12345".getBytes(UTF_8), new Header("x-amz-request-id", "S3ID"));
        api.get("/things/a%20b", new Header("User-Agent", "test \"1\""));

        assertThat(api.logged).singleElement().satisfies(request -> {
            assertThat(request)
                    .containsEntry("requestId", "id")
                    .containsEntry("requestTime", "03/Nov/2026:09:05:07 +0000")
                    .containsEntry("requestTimeEpoch", "1793696707000")
                    .containsEntry("httpMethod", "GET")
                    .containsEntry("resourcePath", "/things/{key+}")
                    .containsEntry("path", "/stage/things/a%20b")
                    .containsEntry("stage", "stage")
                    .containsEntry("identity.userAgent", "test \"1\"")
                    .containsEntry("status", "200")
                    .containsEntry("responseLength", "5")
                    .containsEntry("integration.status", "200")
                    .containsEntry("integrationStatus", "200")
                    .containsEntry("awsEndpointRequestId", "S3ID")
                    .doesNotContainKeys("error.responseType", "error.message");
            assertThat(request.get("responseLatency")).matches("\\d{1,4}");
            assertThat(Long.parseLong(request.get("integration.latency")))
                    .isLessThanOrEqualTo(Long.parseLong(request.get("responseLatency")));
        });
    }

    @Test
    void requestWithoutRoute_shouldBeKnownByItsFault() throws Exception {
        api.get("/nothing/here");

        assertThat(api.logged)
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .containsEntry("status", "403")
                        .containsEntry("error.responseType", "MISSING_AUTHENTICATION_TOKEN")
                        .containsEntry("error.message", "Missing Authentication Token")
                        .containsEntry("error.messageString", "\"Missing Authentication Token\"")
                        .doesNotContainKeys("resourcePath", "integration.status"));
    }

    @Test
    void throttledRequest_shouldBeKnownWithItsRoute() throws Exception {
        SmallApi throttled = SmallApi.throttled(new StageThrottling("/*", "*", 1, 1));
        throttled.get("/things/a");
        throttled.get("/things/a");

        assertThat(throttled.logged)
                .element(1)
                .satisfies(request -> assertThat(request)
                        .containsEntry("status", "429")
                        .containsEntry("error.responseType", "THROTTLED")
                        .containsEntry("resourcePath", "/things/{key+}")
                        .doesNotContainKey("integration.status"));
    }

    @Test
    void storageThatDoesNotAnswer_shouldBeKnownByItsFault() throws Exception {
        api.storage = SmallApi.failingWith(new IOException("gone"));
        api.get("/things/a");

        assertThat(api.logged)
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .containsEntry("status", "504")
                        .containsEntry("error.responseType", "INTEGRATION_FAILURE")
                        .doesNotContainKey("integration.status"));
    }

    @Test
    void format_shouldPutADashForWhatIsNotKnown() {
        AccessLogFormat format = new AccessLogFormat(
                "$context.requestId [$context.error.responseType] $context.status. $5 $contextual\n");

        assertThat(format.variables()).containsExactly("requestId", "error.responseType", "status");
        assertThat(format.line(Map.of("requestId", "a$1\\b", "status", "200")))
                .isEqualTo("a$1\\b [-] 200. $5 $contextual");
    }
}
