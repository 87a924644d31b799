package io.contactsheet.desktop.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.gallery.ListingRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the page of a gallery on this computer is opened, and who tries it besides its owner. */
class OwnPageTest {

    private static final Pattern CODE = Pattern.compile("#code=([A-Za-z0-9_-]+)");
    private static final String JSON = "application/json";

    @TempDir
    static Path folder;

    private static DataFolder data;
    private static LocalGallery gallery;
    private static HttpClient http;

    @BeforeAll
    static void open() throws Exception {
        data = new DataFolder(folder.resolve("gallery"));
        gallery = LocalGallery.open(data);
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void close() {
        http.close();
        gallery.close();
    }

    private static String code(String text) {
        Matcher matcher = CODE.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static String origin() {
        return "http://" + gallery.address().getAuthority();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder signIn() {
        return HttpRequest.newBuilder(gallery.address().resolve("/sign-in-code"));
    }

    private static HttpResponse<String> trade(String code, Optional<String> origin, String type) throws Exception {
        String settings = send(HttpRequest.newBuilder(URI.create(gallery.address() + "/site/settings.js")))
                .body();
        Matcher client = Pattern.compile("\"clientId\"\\s*:\\s*\"(\\w+)\"").matcher(settings);
        assertThat(client.find()).as(settings).isTrue();
        String body = new JsonMapper()
                .createObjectNode()
                .put("ClientId", client.group(1))
                .put("Code", code)
                .toString();
        HttpRequest.Builder request = signIn().header("Content-Type", type).POST(BodyPublishers.ofString(body));
        origin.ifPresent(named -> request.header("Origin", named));
        return send(request);
    }

    private static int list(String authorization) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(gallery.address() + "/photos"))
                        .header("Authorization", authorization))
                .statusCode();
    }

    @Test
    void code_shouldLetItsOwnPageIn_once() throws Exception {
        String code = code(gallery.page().address().toString());

        HttpResponse<String> answer = trade(code, Optional.of(origin()), JSON);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode tokens = new JsonMapper().readTree(answer.body()).path("AuthenticationResult");
        assertThat(list(tokens.path("IdToken").asText())).isEqualTo(200);
        assertThat(tokens.path("RefreshToken").asText()).isNotEmpty();
        assertThat(trade(code, Optional.of(origin()), JSON).statusCode()).isEqualTo(401);
    }

    @Test
    void pageOfAnotherOrigin_shouldGetNothingForACode_andLeaveItGood() throws Exception {
        String code = code(gallery.page().address().toString());

        for (String other : List.of(
                "null",
                "http://127.0.0.1:1",
                "http://attacker.example",
                origin().replace("http:", "https:"),
                origin() + ".attacker.example")) {
            assertThat(trade(code, Optional.of(other), JSON).statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(trade(code, Optional.empty(), JSON).statusCode()).isEqualTo(403);
        assertThat(trade(code, Optional.of(origin()), "text/plain").statusCode())
                .as("what any page may send")
                .isEqualTo(403);
        assertThat(trade(code, Optional.of(origin()), JSON).statusCode()).isEqualTo(200);
    }

    @Test
    void nonsense_shouldBeRefused() throws Exception {
        HttpRequest.Builder own = signIn().header("Origin", origin()).header("Content-Type", JSON);

        assertThat(send(own.copy().POST(BodyPublishers.ofString("{"))).statusCode())
                .isEqualTo(400);
        assertThat(send(own.copy().POST(BodyPublishers.ofString("[]"))).statusCode())
                .isEqualTo(401);
        assertThat(send(own.copy().POST(BodyPublishers.ofString("{\"Code\":\"" + "A".repeat(5000) + "\"}")))
                        .statusCode())
                .isIn(400, 401);
        assertThat(send(own.copy().GET()).statusCode()).isEqualTo(403);
    }

    @Test
    void newCode_shouldNeedATokenOfThisComputersOwnAccount() throws Exception {
        String token = gallery.tokens().token().orElseThrow();
        HttpRequest.Builder own = signIn().POST(BodyPublishers.noBody());

        HttpResponse<String> given = send(own.copy().header("Authorization", token));
        assertThat(given.statusCode()).isEqualTo(200);
        String code = new JsonMapper().readTree(given.body()).path("Code").asText();
        assertThat(trade(code, Optional.of(origin()), JSON).statusCode()).isEqualTo(200);

        assertThat(send(own.copy()).statusCode()).isEqualTo(403);
        assertThat(send(own.copy().header("Authorization", token + "x")).statusCode())
                .isEqualTo(401);
        assertThat(send(own.copy().header("Authorization", token).header("Origin", "null"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anotherProcessOfTheOwner_shouldGetCodesToo() throws Exception {
        try (LocalGallery other = LocalGallery.ofAnotherProcess(data)) {
            String code = code(other.page().address().toString());
            assertThat(trade(code, Optional.of(origin()), JSON).statusCode()).isEqualTo(200);
        }
        assertThatThrownBy(() -> LocalGallery.ofAnotherProcess(new DataFolder(folder.resolve("closed"))))
                .isInstanceOf(LocalGalleryException.class)
                .hasMessageContaining("NotOpen");
    }

    @Test
    void file_shouldLeadThere_andBeForTheOwnersEyesAlone() throws Exception {
        Path file = gallery.page().file();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String html = Files.readString(file);
        assertThat(html).contains("url=" + gallery.address() + "/#code=");
        assertThat(trade(code(html), Optional.of(origin()), JSON).statusCode()).isEqualTo(200);
    }

    @Test
    void strangers_shouldReadAndWriteNothing() throws Exception {
        assertThat(list("none")).isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(URI.create(gallery.address() + "/photos/a.jpg"))
                                .header("Origin", "http://127.0.0.1:1")
                                .PUT(BodyPublishers.ofString("photo")))
                        .statusCode())
                .isEqualTo(401);
        try (GalleryClient owner = new GalleryClient(gallery.address(), gallery.tokens())) {
            assertThat(owner.photos(ListingRequest.everything()).objects()).isEmpty();
        }
    }

    /** A name that an attacker lets point to this computer. */
    @Test
    void requestToAnotherHost_shouldBeMisdirected() throws Exception {
        int port = gallery.address().getPort();
        for (String own : List.of("127.0.0.1:" + port, "localhost:" + port, "LOCALHOST:" + port, "[::1]:" + port)) {
            assertThat(status(own)).as(own).isEqualTo("200");
        }
        for (String other : List.of(
                "attacker.example", "attacker.example:" + port, "127.0.0.1", "127.0.0.1:1", "localhost.:" + port)) {
            assertThat(status(other)).as(other).isEqualTo("421");
        }
    }

    /** By hand: Java's own client does not let the header be set. */
    private static String status(String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", gallery.address().getPort())) {
            String request = "GET " + gallery.address().getPath() + "/ HTTP/1.1\r\nHost: " + host
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).substring(9);
        }
    }

    @Test
    void dataFolder_shouldHoldNothingThatOthersCanRead() throws Exception {
        gallery.page().file();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.path())))
                .isEqualTo("rwx------");
        try (var files = Files.walk(data.path())) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .endsWith("---"));
        }
    }

    @Test
    void codes_shouldStandInNoLog() throws Exception {
        String code = code(gallery.page().address().toString());
        trade(code, Optional.of(origin()), JSON);

        try (var files = Files.walk(data.path())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(code);
            }
        }
    }
}
