package io.contactsheet.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.contactsheet.desktop.local.GalleryStack;
import io.contactsheet.imaging.testkit.SamplePicture;
import io.contactsheet.shared.testkit.ApiClient;
import io.templaterunner.TemplateRunner;
import io.templaterunner.cloudwatch.Alarm;
import io.templaterunner.endpoint.StackAccess;
import io.templaterunner.iam.AccessKey;
import io.templaterunner.sqs.MessageQueue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The template's repair, of a gallery that somebody meddled with while it was not running. */
@DisabledIfSystemProperty(
        named = "contactsheet.api",
        matches = ".+",
        disabledReason = "It meddles with the folder of a gallery on this machine.")
class RepairTest {

    private static final int PHOTOS = 7;
    private static final String ORIGINALS = "contact-sheet-originals-000000000000-us-east-1";
    private static final String THUMBNAILS = "contact-sheet-thumbnails-000000000000-us-east-1";

    @TempDir
    Path data;

    private final HttpClient client = HttpClient.newHttpClient();
    private TemplateRunner backend;
    private String token = "";

    @BeforeEach
    void fill() throws IOException {
        start(Map.of());
        token = UserPoolClient.ownToken(api(), data);
        try (ApiClient gallery = gallery()) {
            for (int i = 0; i < PHOTOS; i++) {
                byte[] photo = SamplePicture.landscape(200 + i, 100).jpeg();
                assertThat(gallery.put("album/" + i + ".jpg", photo, "image/jpeg")
                                .statusCode())
                        .isEqualTo(200);
            }
        }
        for (int i = 0; i < PHOTOS; i++) {
            String key = "album/" + i + ".jpg";
            Eventually.await().until(() -> thumbnail(key).statusCode() == 200);
        }
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void whatIsWrong_shouldBeMadeRightAndThenLeftAlone() throws Exception {
        stop();
        Path thumbnails = data.resolve("buckets").resolve(THUMBNAILS).resolve("album");
        Files.delete(thumbnails.resolve("2.jpg"));
        Files.delete(thumbnails.resolve("5.jpg"));
        Files.copy(thumbnails.resolve("0.jpg"), thumbnails.resolve("gone.jpg"));
        failures().send(failedEvent("album/5.jpg"));
        failures().send(failedEvent("never-there.jpg"));
        start(Map.of());
        assertThat(backend.alarmsNow()).extracting(Alarm::name).containsExactly("contact-sheet-thumbnails-failures");

        JsonNode answer = repair("{}");

        assertThat(answer.path("finished").asBoolean()).as(answer.toString()).isTrue();
        assertThat(answer.path("failed").asInt()).as(answer.toString()).isZero();
        assertThat(answer.path("redriven").asInt()).isEqualTo(2);
        assertThat(answer.path("made").asInt()).isEqualTo(2);
        assertThat(answer.path("removed").asInt()).isEqualTo(2);
        assertThat(failures().size()).isZero();
        assertThat(backend.alarmsNow()).isEmpty();
        assertThat(thumbnail("album/2.jpg").statusCode()).isEqualTo(200);
        assertThat(thumbnail("album/5.jpg").statusCode()).isEqualTo(200);
        assertThat(thumbnail("album/gone.jpg").statusCode()).isEqualTo(404);
        assertThat(repair("{}").path("right").asInt()).isEqualTo(PHOTOS);
    }

    @Test
    void repairsInSteps_shouldComeToTheEnd() throws Exception {
        JsonNode answer = repair("{\"seconds\":1,\"after\":\"album/3.jpg\"}");

        assertThat(answer.path("seen").asInt()).isEqualTo(3);
        assertThat(answer.path("finished").asBoolean()).isTrue();
    }

    @Test
    void otherSizeOfThumbnails_shouldReachThePhotosThatAreThere() throws Exception {
        stop();
        start(Map.of("ThumbnailSize", "75"));

        assertThat(repair("{\"quick\":true}").path("made").asInt()).isZero();
        assertThat(repair("{}").path("made").asInt()).isEqualTo(PHOTOS);
        assertThat(Thumbnails.picture(thumbnail("album/0.jpg")).getWidth()).isEqualTo(75);
    }

    @Test
    void repairThatIsKilled_shouldBeMadeGoodByTheNext() throws Exception {
        stop();
        Path thumbnails = data.resolve("buckets").resolve(THUMBNAILS).resolve("album");
        for (int i = 0; i < PHOTOS; i++) {
            Files.delete(thumbnails.resolve(i + ".jpg"));
        }
        start(Map.of());
        Thread repairing = Thread.ofPlatform().name("repairing").start(() -> {
            try {
                repair("{}");
            } catch (IOException | InterruptedException cutOff) {
                // As wanted.
            }
        });
        stop();
        repairing.join(Duration.ofSeconds(20));
        start(Map.of());

        assertThat(repair("{}").path("failed").asInt()).isZero();
        assertThat(repair("{}").path("right").asInt()).isEqualTo(PHOTOS);
    }

    @Test
    void payloadThatMakesNoSense_shouldBeRefusedWithWhatToSend() {
        assertThatThrownBy(() -> repair("{\"seconds\":\"soon\"}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Send {} for everything");
    }

    @Test
    void strangers_shouldInvokeNothing() throws Exception {
        StackAccess access = StackAccess.of(data).orElseThrow();
        StackAccess guess =
                new StackAccess(access.endpoint(), new AccessKey(access.key().id(), "guessed"));

        assertThatThrownBy(() -> guess.invoke(client, "contact-sheet-repair", "{}".getBytes(UTF_8)))
                .hasMessageContaining("The request signature we calculated does not match");
        assertThatThrownBy(() -> access.invoke(client, "other", "{}".getBytes(UTF_8)))
                .hasMessageContaining("Function not found: other");
        stop();
        assertThat(StackAccess.of(data)).isEmpty();
        start(Map.of());
    }

    private void start(Map<String, String> more) throws IOException {
        Map<String, String> parameters = new HashMap<>(Map.of("CodeBucket", "local"));
        parameters.putAll(more);
        backend = GalleryStack.start(
                new TemplateRunner.Settings(data, 0, LocalGallery.template(), "contact-sheet.yaml", parameters)
                        .under(Readings.ofThisRun()),
                LocalGallery.TIMING);
    }

    private URI api() {
        return URI.create(backend.outputs().get("ApiAddress"));
    }

    private ApiClient gallery() {
        return new ApiClient(api(), Optional.of(token));
    }

    private HttpResponse<byte[]> thumbnail(String key) {
        try (ApiClient gallery = gallery()) {
            return gallery.thumbnail(key);
        }
    }

    private JsonNode repair(String payload) throws IOException, InterruptedException {
        String function = backend.outputs().get("RepairFunctionName");
        return new JsonMapper()
                .readTree(StackAccess.of(data).orElseThrow().invoke(client, function, payload.getBytes(UTF_8)));
    }

    private MessageQueue failures() throws IOException {
        return MessageQueue.open(data.resolve("stack/queues/contact-sheet-thumbnails-failures"));
    }

    private static String failedEvent(String key) {
        return """
                {"version":"1.0","requestContext":{"condition":"RetriesExhausted"},"requestPayload":{"Records":[
                 {"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"%s"},"object":{"key":"%s"}}}]}}
                """.formatted(ORIGINALS, key);
    }
}
