package io.templaterunner.orders;

import static io.templaterunner.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.cloudwatch.Alarm;
import io.templaterunner.junit.RunningTemplate;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A small system of another kind, as one would test one's own. */
class OrdersTest {

    @RegisterExtension
    static final RunningTemplate ORDERS = RunningTemplate.of(template()).with("Name", "sample");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    static Path template() {
        try {
            return Path.of(Objects.requireNonNull(OrdersTest.class.getResource("orders.yaml"))
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void order_shouldBeStoredOnceAndCounted() throws Exception {
        assertThat(put("/orders/1", "two spoons")).isEqualTo(200);
        assertThat(put("/orders/1", "three spoons")).isEqualTo(412);

        assertThat(get("/orders/1").body()).isEqualTo("two spoons");
        assertThat(get("/orders/2").statusCode()).isEqualTo(404);
        await().untilAsserted(() -> assertThat(get("/count").body()).matches("[12]"));
    }

    @Test
    void orderThatCannotBeCounted_shouldSetOffTheAlarm() throws Exception {
        assertThat(put("/orders/broken", "?")).isEqualTo(200);

        await().untilAsserted(() -> assertThat(ORDERS.runner().alarmsNow())
                .extracting(Alarm::description)
                .containsExactly("Orders came that were not counted."));
    }

    private static int put(String path, String body) throws IOException, InterruptedException {
        return CLIENT.send(
                        HttpRequest.newBuilder(URI.create(ORDERS.address("Address") + path))
                                .PUT(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(ORDERS.address("Address") + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
