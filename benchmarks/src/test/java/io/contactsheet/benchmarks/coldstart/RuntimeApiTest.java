package io.contactsheet.benchmarks.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RuntimeApiTest {

    private static final String PHOTO = "\u00ff\u00d8\u00ff and so on";

    private final Timeline timeline = new Timeline();
    private final RuntimeApi runtime = new RuntimeApi("{}", timeline);
    private final OnePhotoStorage storage = new OnePhotoStorage("photo.jpg", bytes(PHOTO), timeline);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.shutdownNow();
        runtime.close();
        storage.close();
    }

    @Test
    void functionThatHandlesItsEvent_shouldBeTimed() throws Exception {
        HttpResponse<String> event = get(invocation("next"));
        String request =
                event.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
        HttpResponse<String> photo = get(storage.url() + "/originals/photo.jpg");
        send("PUT", storage.url() + "/thumbnails/photo.jpg", PHOTO);
        send("POST", invocation(request + "/response"), "null");

        assertThat(event.body()).isEqualTo("{}");
        assertThat(photo.body()).isEqualTo(PHOTO);
        Map<Moment, Duration> moments = timeline.await(Duration.ofSeconds(10));
        assertThat(List.copyOf(moments.values())).isSorted().hasSize(Moment.values().length);
    }

    @Test
    void functionThatFails_shouldFailTheRunWithItsMessage() throws Exception {
        String request = get(invocation("next"))
                .headers()
                .map()
                .get("Lambda-Runtime-Aws-Request-Id")
                .getFirst();
        send("POST", invocation(request + "/error"), "out of luck");
        assertThatThrownBy(() -> timeline.await(Duration.ofSeconds(10))).hasMessageContaining("out of luck");
    }

    @Test
    void functionThatStoresNoThumbnail_shouldFailTheRun() throws Exception {
        String request = get(invocation("next"))
                .headers()
                .map()
                .get("Lambda-Runtime-Aws-Request-Id")
                .getFirst();
        get(storage.url() + "/originals/photo.jpg");
        send("POST", invocation(request + "/response"), "null");
        assertThatThrownBy(() -> timeline.await(Duration.ofSeconds(10))).hasMessageContaining("thumbnail put");
    }

    @Test
    void objectThatIsNotThere_shouldBeNotFound() throws Exception {
        HttpResponse<String> missing = get(storage.url() + "/thumbnails/photo.jpg");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("NoSuchKey");
    }

    private String invocation(String what) {
        return "http://" + runtime.authority() + "/2018-06-01/runtime/invocation/" + what;
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return send("GET", url, "");
    }

    private HttpResponse<String> send(String method, String url, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .method(method, BodyPublishers.ofByteArray(bytes(body)))
                .build();
        return client.send(request, BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
