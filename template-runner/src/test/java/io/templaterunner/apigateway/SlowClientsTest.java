package io.templaterunner.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.http.Limits;
import io.templaterunner.http.MemoryBudget;
import io.templaterunner.http.Pace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send slowly, or never to the end, and an API that has memory for one payload at a time. */
class SlowClientsTest {

    private static final long MEMORY = 10 * 1024 * 1024;
    private static final Pace AT_EASE = new Pace(Duration.ofDays(1), 1, System::nanoTime);

    private final MemoryBudget memory = new MemoryBudget(MEMORY);
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Socket> slow = new ArrayList<>();
    private GatewayServer server;

    private void start(Pace pace) throws IOException {
        server = GatewayServer.start(0, Set.of(), new Limits(memory, pace, Duration.ZERO));
        server.deploy(
                "stage",
                SmallApi.read(SmallApi.DEFINITION),
                List.of(),
                call -> new StorageBackend.Reply(200, List.of(), new byte[0]),
                InstantSource.system(),
                AccessLog.NONE);
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : slow) {
            socket.close();
        }
        client.close();
        server.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> put(int bytes) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/stage/things/a"))
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[bytes]))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Sends this, and 100,000 bytes of the body. */
    private Socket begin(String head) throws IOException {
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), server.port());
        slow.add(socket);
        socket.getOutputStream()
                .write((head + "\r\nHost: 127.0.0.1:" + server.port() + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT /stage/things/a HTTP/1.1\r\nContent-Length: 10000000",
                "PUT /stage/things/a HTTP/1.1\r\nTransfer-Encoding: chunked",
                "GET /stage/things/a HTTP/1.1\r\nTransfer-Encoding: chunked",
                "GET /stage/things HTTP/1.1\r\nContent-Length: 10000000",
                "PUT /stage/none HTTP/1.1\r\nContent-Length: 10000000",
                "PUT /none HTTP/1.1\r\nTransfer-Encoding: chunked"
            })
    void bodiesThatNeverEnd_shouldStopNobody(String head) throws Exception {
        start(AT_EASE);
        server.open();
        for (int i = 0; i < 30; i++) {
            Socket socket = begin(head);
            socket.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));
            if (head.contains("chunked")) {
                socket.getOutputStream().write("186A0\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            socket.getOutputStream().write(new byte[100_000]);
        }

        assertThat(get("/stage/things").statusCode()).isEqualTo(200);
        assertThat(put((int) MEMORY).statusCode()).isEqualTo(200);
    }

    @Test
    void bodyThatComesTooSlowly_shouldBeGivenUp() throws Exception {
        AtomicLong time = new AtomicLong();
        start(new Pace(Duration.ofSeconds(10), 1000, () -> time.getAndAdd(11_000_000_000L)));
        server.open();
        Socket socket = begin("PUT /stage/things/a HTTP/1.1\r\nContent-Length: 10000000");
        socket.getOutputStream().write("\r\nbyte".getBytes(StandardCharsets.US_ASCII));

        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                .startsWith("HTTP/1.1 408 ")
                .contains("The request came too slowly.");
    }

    @Test
    void answerThatNobodyReads_shouldBeCutOff() throws Exception {
        start(new Pace(Duration.ZERO, Long.MAX_VALUE, System::nanoTime));
        byte[] large = new byte[(int) MEMORY];
        server.deploy(
                "large",
                SmallApi.read(SmallApi.DEFINITION),
                List.of(),
                call -> new StorageBackend.Reply(200, List.of(), large),
                InstantSource.system(),
                AccessLog.NONE);
        server.open();
        Socket socket = begin("GET /large/things/a HTTP/1.1");
        socket.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));

        // The memory is free again although nothing was read.
        try (MemoryBudget.Room room = memory.take(MEMORY, Duration.ofMinutes(2))) {
            assertThat(room).isNotNull();
        }
    }

    @Test
    void noMemoryLeft_shouldBe503WithTheTimeToComeAgain() throws Exception {
        start(AT_EASE);
        server.open();
        try (MemoryBudget.Room _ = memory.take(MEMORY, Duration.ZERO)) {
            HttpResponse<String> reading = get("/stage/things");
            assertThat(reading.statusCode()).isEqualTo(503);
            assertThat(reading.headers().firstValue("Retry-After")).contains("5");
            assertThat(reading.body()).isEqualTo("{\"message\":\"The API is busy. Try again in a moment.\"}");
            assertThat(put(200_000).statusCode()).isEqualTo(503);
            assertThat(get("/stage/none").statusCode())
                    .as("what is refused needs none")
                    .isEqualTo(403);
            assertThat(put(1000).statusCode()).as("so does a little").isEqualTo(200);
        }
        assertThat(get("/stage/things").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/none", "/", "/cognito"})
    void apiThatIsBeingDeployed_shouldTellEverybodyToComeAgain(String path) throws Exception {
        start(AT_EASE);

        HttpResponse<String> early = get(path);

        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(early.headers().firstValue("Retry-After")).contains("1");
        assertThat(early.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(put((int) MEMORY).statusCode()).isEqualTo(503);

        server.open();
        assertThat(get("/stage/things").statusCode()).isEqualTo(200);
        assertThat(get("/none").statusCode()).isEqualTo(403);
    }
}
