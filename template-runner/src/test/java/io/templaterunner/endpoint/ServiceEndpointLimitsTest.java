package io.templaterunner.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.http.Limits;
import io.templaterunner.http.MemoryBudget;
import io.templaterunner.http.Pace;
import io.templaterunner.iam.AccessKey;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The rules of the gateway hold where functions call services, too. */
class ServiceEndpointLimitsTest {

    private static final String CLAIM = "AWS4-HMAC-SHA256 Credential=AKIAREADER/20260101/us-east-1/sqs/aws4_request,"
            + " SignedHeaders=host, Signature=" + "0".repeat(64);
    private static final MemoryBudget MEMORY = new MemoryBudget(10 * 1024 * 1024);

    private static ServiceEndpoint endpoint(Pace pace) throws IOException {
        ServiceEndpoint endpoint =
                ServiceEndpoint.start(() -> Instant.EPOCH, new Limits(MEMORY, pace, Duration.ofMinutes(1)));
        endpoint.admit(new Caller("reader", new AccessKey("AKIAREADER", "secret"), (_, _) -> true));
        return endpoint;
    }

    @Test
    void bodyThatComesTooSlowly_shouldBeGivenUp() throws IOException {
        AtomicLong time = new AtomicLong();
        try (ServiceEndpoint endpoint =
                endpoint(new Pace(Duration.ofSeconds(10), 1000, () -> time.getAndAdd(11_000_000_000L)))) {
            assertThat(answer(endpoint, "127.0.0.1", 5_000_000, "never all"))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("The request came too slowly.");
        }
    }

    @Test
    void bodyThatIsTooLong_shouldBeRefusedBeforeItIsSent() throws IOException {
        try (ServiceEndpoint endpoint = endpoint(Pace.LEAST)) {
            assertThat(answer(endpoint, "127.0.0.1", 6 * 1024 * 1024 + 1, ""))
                    .startsWith("HTTP/1.1 413 ")
                    .contains("exceeded 6291456 bytes");
        }
    }

    @Test
    void nameOfAnotherSite_shouldBeRefused() throws IOException {
        try (ServiceEndpoint endpoint = endpoint(Pace.LEAST)) {
            assertThat(answer(endpoint, "evil.example", 2, "{}")).startsWith("HTTP/1.1 421 ");
        }
    }

    /** The client sends no more than this, and reads until the answer is complete. */
    private static String answer(ServiceEndpoint endpoint, String host, int length, String sent) throws IOException {
        int port = endpoint.address().getPort();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("POST / HTTP/1.1\r\nHost: " + host + ":" + port + "\r\nContent-Length: " + length
                                    + "\r\nConnection: close\r\nAuthorization: " + CLAIM + "\r\n\r\n" + sent)
                            .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
