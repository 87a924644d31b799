package io.contactsheet.lambda.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.contactsheet.lambda.service.JsonService;
import io.contactsheet.lambda.service.ServiceFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** Faults that pass: API Gateway is stood in for, and nobody waits. */
class ApiDeploymentsTest {

    private final Deque<Integer> statuses = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private HttpServer server;
    private ApiDeployments deployments;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = "{\"id\":\"d1\"}".getBytes(StandardCharsets.UTF_8);
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(statuses.isEmpty() ? 201 : statuses.removeFirst(), body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        deployments = new ApiDeployments(
                new JsonService(
                        ApacheHttpClient.create(),
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")),
                        "eu-central-1",
                        ApiDeployments.SERVICE,
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
                "api1",
                pauses::add);
    }

    @AfterEach
    void stop() {
        deployments.gateway().close();
        server.stop(0);
    }

    /** 403: IAM may take seconds to know a role that the stack made just before. */
    @ParameterizedTest
    @ValueSource(ints = {403, 409, 429, 500, 503})
    void faultThatPasses_shouldBeWaitedFor(int status) throws Exception {
        statuses.addAll(List.of(status, status));

        assertThat(deployments.create("")).isEqualTo("d1");
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void faultThatStays_shouldBeToldAfterThreeQuartersOfAMinute() {
        statuses.addAll(Collections.nCopies(7, 429));

        assertThatThrownBy(() -> deployments.create(""))
                .isInstanceOfSatisfying(
                        ServiceFault.class, fault -> assertThat(fault.status()).isEqualTo(429));
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void requestThatIsRefused_shouldNotBeTriedAgain() {
        statuses.addAll(List.of(400));

        assertThatThrownBy(() -> deployments.create("")).hasMessageContaining("400");
        assertThat(pauses).isEmpty();
    }
}
