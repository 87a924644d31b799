package io.templaterunner.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.templaterunner.http.Header;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API over HTTP. */
class GatewayServerTest {

    private static final int MOST = 10 * 1024 * 1024;

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Map<String, String>> logged = new CopyOnWriteArrayList<>();
    private GatewayServer server;

    @BeforeEach
    void start() throws IOException {
        server = GatewayServer.start(0, Set.of());
        server.deploy(
                "stage",
                SmallApi.read(SmallApi.DEFINITION),
                List.of(),
                this::store,
                InstantSource.system(),
                logged::add);
        server.open();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private StorageBackend.Reply store(StorageBackend.Call call) {
        if (call.method().equals("PUT")) {
            objects.put(call.path(), call.body());
            return new StorageBackend.Reply(200, List.of(new Header("ETag", "\"1\"")), new byte[0]);
        }
        byte[] object = objects.getOrDefault(call.path(), new byte[0]);
        return new StorageBackend.Reply(200, List.of(new Header("Content-Type", "image/png")), object);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> put(int bytes, boolean expectContinue) throws Exception {
        return send(HttpRequest.newBuilder(uri("/stage/things/a"))
                .header("Content-Type", "image/png")
                .expectContinue(expectContinue)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[bytes])));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tenMegabytes_shouldBeTaken(boolean expectContinue) throws Exception {
        assertThat(put(MOST, expectContinue).statusCode()).isEqualTo(200);
        assertThat(objects.get("/bucket/a")).hasSize(MOST);
        assertThat(logged)
                .singleElement()
                .satisfies(request -> assertThat(request).containsEntry("status", "200"));
        assertThat(send(HttpRequest.newBuilder(uri("/stage/things/a"))).body()).hasSize(MOST);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneByteMore_shouldBe413InPlainTextThatTheClientReads(boolean expectContinue) throws Exception {
        HttpResponse<byte[]> response = put(MOST + 1, expectContinue);

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo("HTTP content length exceeded 10485760 bytes.");
        assertThat(response.headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(objects).isEmpty();
        assertThat(logged)
                .as("it never reaches the API, and AWS does not log it")
                .isEmpty();
    }

    @Test
    void muchMore_shouldStillBe413ThatTheClientReads() throws Exception {
        assertThat(put(10 * MOST, false).statusCode()).isEqualTo(413);
    }

    @Test
    void tooMuchInChunks_shouldBe413() throws Exception {
        HttpResponse<byte[]> response = send(HttpRequest.newBuilder(uri("/stage/things/a"))
                .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[MOST + 1]))));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(objects).isEmpty();
    }

    @Test
    void chunks_shouldBeTaken() throws Exception {
        HttpResponse<byte[]> response = send(HttpRequest.newBuilder(uri("/stage/things/a"))
                .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[100_000]))));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(objects.get("/bucket/a")).hasSize(100_000);
    }

    @Test
    void refusedRequestWithBody_shouldLeaveTheConnectionUsable() throws Exception {
        String requests = "PUT /stage/nothing HTTP/1.1\r\nHost: {own}\r\nContent-Length: 5\r\n\r\nhello"
                + "GET /stage/things HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n";

        assertThat(raw(requests)).contains("HTTP/1.1 403").contains("HTTP/1.1 200");
    }

    /** A name that somebody else lets point to this computer: what its pages ask here is no business of theirs. */
    @ParameterizedTest
    @ValueSource(
            strings = {"attacker.example", "attacker.example:{port}", "127.0.0.1", "127.0.0.1:1", "x.localhost:{port}"})
    void requestToAnotherHost_shouldBeMisdirected(String host) throws Exception {
        String named = host.replace("{port}", String.valueOf(server.port()));
        String rest = " HTTP/1.1\r\nHost: " + named + "\r\nConnection: close\r\n\r\n";

        assertThat(raw("GET /stage/things" + rest)).startsWith("HTTP/1.1 421").doesNotContain("HTTP/1.1 200");
        assertThat(raw("GET http://127.0.0.1:" + server.port() + "/stage/things" + rest))
                .startsWith("HTTP/1.1 4");
        assertThat(logged).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "LocalHost", "[::1]"})
    void requestToThisComputer_shouldBeTaken(String name) throws Exception {
        String request =
                "GET /stage/things HTTP/1.1\r\nHost: " + name + ":" + server.port() + "\r\nConnection: close\r\n\r\n";

        assertThat(raw(request)).startsWith("HTTP/1.1 200");
    }

    @Test
    void head_shouldNotBeDerivedFromGet() throws Exception {
        HttpResponse<byte[]> response = send(
                HttpRequest.newBuilder(uri("/stage/things/a")).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("x-amzn-ErrorType")).contains("MissingAuthenticationTokenException");
    }

    @Test
    void everyAnswer_shouldCarryItsRequestId() throws Exception {
        HttpResponse<byte[]> response = send(HttpRequest.newBuilder(uri("/stage/things")));

        assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(response.headers().firstValue("x-amz-apigw-id")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/other/things", "/things"})
    void pathWithoutItsStage_shouldBeForbidden(String path) throws Exception {
        HttpResponse<byte[]> response = send(HttpRequest.newBuilder(uri(path)));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo("{\"message\":\"Forbidden\"}");
    }

    @Test
    void malformedPath_shouldBe400InJson() throws Exception {
        assertThat(raw("GET /stage/things/%zz HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n"))
                .contains("HTTP/1.1 400")
                .contains("{\"message\": \"Bad Request\"}")
                .doesNotContain("<html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/stage/things/%ff",
                "/stage/things/a%c0%ae.jpg",
                "/stage/things/%ed%a0%80",
                "/stage/things/%e2%82",
                "/stage/things?prefix=%ff",
                "/stage/things?%c3(=x"
            })
    void encodedBytesThatAreNoUtf8_shouldBe400(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n"))
                .contains("HTTP/1.1 400")
                .contains("{\"message\": \"Bad Request\"}");
    }

    @Test
    void encodedTextOfAnyLanguage_shouldBeTaken() throws Exception {
        assertThat(send(HttpRequest.newBuilder(uri("/stage/things?prefix=%F0%9F%98%80%C3%A4")))
                        .statusCode())
                .isEqualTo(200);
    }

    private GatewayServer starting() throws IOException {
        GatewayServer starting = GatewayServer.start(0, Set.of());
        starting.deploy(
                "stage",
                SmallApi.read(SmallApi.DEFINITION),
                List.of(),
                this::store,
                InstantSource.system(),
                logged::add);
        return starting;
    }

    private int status(GatewayServer of, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + of.port() + path));
        return send(headers.length == 0 ? request : request.headers(headers)).statusCode();
    }

    /** A resource of the stack may ask it; but a token may be of a client that does not stand yet. */
    @Test
    void stageThatStandsWhileOthersStart_shouldAnswerOnlyStrangersWhoLook() throws Exception {
        try (GatewayServer starting = starting()) {
            assertThat(status(starting, "/stage/things")).isEqualTo(200);
            assertThat(status(starting, "/stage/nothing")).isEqualTo(403);
            for (String elsewhere : List.of("/", "/stage2/things", "/other", "//stage/things")) {
                assertThat(status(starting, elsewhere)).as(elsewhere).isEqualTo(503);
            }
            assertThat(status(starting, "/stage/things", "Authorization", "token"))
                    .isEqualTo(503);

            assertThat(send(HttpRequest.newBuilder(
                                            URI.create("http://127.0.0.1:" + starting.port() + "/stage/things/a"))
                                    .PUT(HttpRequest.BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(503);

            starting.open();
            assertThat(status(starting, "/stage/things", "Authorization", "token"))
                    .isEqualTo(200);
            assertThat(status(starting, "/other")).isEqualTo(403);
        }
    }

    @Test
    void portInUse_shouldBeSaidInASentence() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> GatewayServer.start(server.port(), Set.of()))
                .withMessage("Port " + server.port()
                        + " is in use by another program. Choose another one, or none for a free one.");
    }

    @Test
    void server_shouldListenOnLoopbackOnly() throws Exception {
        try (var sockets = java.nio.file.Files.lines(java.nio.file.Path.of("/proc/net/tcp"))) {
            String port = ":%04X ".formatted(server.port());
            assertThat(sockets.filter(line -> line.contains(port) && line.contains(" 0A "))
                            .map(line -> line.strip().split("\\s+")[1]))
                    .allMatch(address -> address.startsWith("0100007F"));
        } catch (java.nio.file.NoSuchFileException notLinux) {
            org.junit.jupiter.api.Assumptions.abort("no /proc here");
        }
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), server.port())) {
            socket.setSoTimeout(10_000);
            String addressed = request.replace("{own}", "127.0.0.1:" + server.port());
            socket.getOutputStream().write(addressed.getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            in.transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }
}
