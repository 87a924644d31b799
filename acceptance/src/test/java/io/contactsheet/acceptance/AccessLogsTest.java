package io.contactsheet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.local.GalleryStack;
import io.templaterunner.TemplateRunner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A line for each request, when the form asks for it. */
@DisabledIfSystemProperty(
        named = "contactsheet.api",
        matches = ".+",
        disabledReason = "A deployed stack keeps its logs in CloudWatch, and does not show them to its clients.")
class AccessLogsTest {

    @TempDir
    Path data;

    private final Instant now = Instant.now();
    private final HttpClient client = HttpClient.newHttpClient();

    private TemplateRunner start(String logs, String burst) throws IOException {
        return GalleryStack.start(
                new TemplateRunner.Settings(
                                data,
                                0,
                                LocalGallery.template(),
                                "contact-sheet.yaml",
                                Map.of(
                                        "CodeBucket", "local",
                                        "AccessLogs", logs,
                                        "OwnerEmail", "me@example.com",
                                        "Visibility", "public",
                                        "RequestsPerSecond", "1",
                                        "RequestBurst", burst,
                                        "OriginalsPerSecond", "1"))
                        .under(Readings.ofThisRun()),
                // Throttling lets one through each second: here no second passes.
                new TemplateRunner.Timing(InstantSource.fixed(now), Duration::ofMinutes, LocalGallery.SECRETS));
    }

    private String send(TemplateRunner backend, String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(backend.outputs().get("ApiAddress") + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.headers().firstValue("x-amzn-RequestId").orElseThrow();
    }

    /** Those of the tests: the step that waits for the API's deployment asks for the list. */
    private List<String> lines() throws IOException {
        Path logs = data.resolve("stack/logs");
        if (!Files.exists(logs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(logs)) {
            List<Path> all = files.toList();
            assertThat(all)
                    .allSatisfy(file ->
                            assertThat(file.getFileName().toString()).startsWith("aws~apigateway~contact-sheet."));
            return all.isEmpty()
                    ? List.of()
                    : Files.readAllLines(all.getFirst()).stream()
                            .filter(line -> !line.contains("\"route\":\"/photos\","))
                            .toList();
        }
    }

    @Test
    void requests_shouldEachHaveALine_WithTheirRouteAndWithoutNames() throws Exception {
        String missing;
        String refused;
        String lost;
        String throttled;
        try (TemplateRunner backend = start("yes", "1")) {
            missing = send(backend, "GET", "/photos/private-name.jpg");
            throttled = send(backend, "GET", "/photos/private-name.jpg");
            refused = send(backend, "PUT", "/photos/private-name.jpg");
            lost = send(backend, "GET", "/no/such/route");
        }

        assertThat(lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches(line(missing, "GET", "/photos/{key+}", "404", "-", "404")),
                        line -> assertThat(line)
                                .matches(line(throttled, "GET", "/photos/{key+}", "429", "THROTTLED", "-")),
                        line -> assertThat(line)
                                .matches(line(refused, "PUT", "/photos/{key+}", "401", "UNAUTHORIZED", "-")),
                        line -> assertThat(line)
                                .matches(line(lost, "GET", "-", "403", "MISSING_AUTHENTICATION_TOKEN", "-")));
    }

    /** The line of a request, as a pattern. */
    private static String line(String id, String method, String route, String status, String error, String s3) {
        return "\\Q{\"requestId\":\"%s\",\"time\":\"\\E\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+]0000"
                        .formatted(id)
                + "\\Q\",\"method\":\"%s\",\"route\":\"%s\",\"status\":\"%s\"".formatted(method, route, status)
                + ",\"error\":\"%s\",\"s3Status\":\"%s\",\"bytes\":\"\\E\\d+".formatted(error, s3)
                + "\\Q\",\"milliseconds\":\"\\E\\d+\\Q\",\"s3Milliseconds\":\"\\E%s\\Q\"}\\E"
                        .formatted(s3.equals("-") ? "-" : "\\d+");
    }

    /** On AWS, too, the log group goes with its lines. */
    @Test
    void galleryThatNoLongerLogs_shouldHaveNoLog() throws Exception {
        try (TemplateRunner backend = start("yes", "10")) {
            send(backend, "GET", "/photos/private-name.jpg");
        }
        assertThat(lines()).hasSize(1);
        try (TemplateRunner backend = start("no", "10")) {
            send(backend, "GET", "/photos/private-name.jpg");
        }
        assertThat(lines()).isEmpty();
    }
}
