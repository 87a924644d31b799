package io.templaterunner.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResponseServerTest {

    private final HttpClient function = HttpClient.newHttpClient();
    private ResponseServer responses;

    @BeforeEach
    void start() throws IOException {
        responses = ResponseServer.start();
    }

    @AfterEach
    void stop() {
        responses.close();
        function.close();
    }

    @Test
    void answer_shouldBeTakenOnceFromItsOwnAddress() throws Exception {
        URI mine = responses.newAddress();
        URI others = responses.newAddress();

        assertThat(send(mine, "PUT", "{}".getBytes(UTF_8))).isEqualTo(200);

        assertThat(responses.take(others)).isEmpty();
        assertThat(responses.take(mine)).hasValue("{}".getBytes(UTF_8));
        assertThat(responses.take(mine)).isEmpty();
    }

    @Test
    void answerThatIsTooLongOrNotPut_shouldBeRefused() throws Exception {
        URI mine = responses.newAddress();

        assertThat(send(mine, "PUT", new byte[64 * 1024 + 1])).isEqualTo(413);
        assertThat(send(mine, "POST", "{}".getBytes(UTF_8))).isEqualTo(405);

        assertThat(responses.take(mine)).isEmpty();
    }

    private int send(URI address, String method, byte[] body) throws IOException, InterruptedException {
        return function.send(
                        HttpRequest.newBuilder(address)
                                .method(method, BodyPublishers.ofByteArray(body))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }
}
