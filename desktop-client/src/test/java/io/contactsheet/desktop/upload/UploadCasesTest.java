package io.contactsheet.desktop.upload;

import static io.contactsheet.desktop.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.gallery.GalleryReason;
import io.contactsheet.desktop.upload.UploadState.AlreadyInGallery;
import io.contactsheet.desktop.upload.UploadState.Cancelled;
import io.contactsheet.desktop.upload.UploadState.Failed;
import io.contactsheet.desktop.upload.UploadState.InGallery;
import io.contactsheet.desktop.upload.UploadState.ThumbnailLate;
import io.contactsheet.desktop.upload.UploadState.ThumbnailReady;
import io.contactsheet.desktop.upload.UploadState.WithoutThumbnail;
import io.contactsheet.shared.api.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The engine against the data file that the page's uploads are tested against too. */
class UploadCasesTest {

    /** Nothing but a hang takes so long. */
    private static final Duration HANGS = Duration.ofMinutes(1);

    private final JsonNode file = read();

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> upload_shouldGoAsWritten() {
        return file.get("cases")
                .valueStream()
                .map(each -> dynamicTest(each.get("why").asText(), () -> run(each)));
    }

    private void run(JsonNode each) throws IOException {
        double random = each.path("random").asDouble(file.get("random").asDouble());
        try (ScriptedGallery gallery = new ScriptedGallery(file, random);
                GalleryClient client = new GalleryClient(gallery.address(), gallery);
                UploadEngine engine =
                        new UploadEngine(client, UploadSettings.STANDARD, gallery, new Failures("test"))) {
            Path photo = photo(each.path("bytes").asInt(photoContent().length));
            gallery.begin(each);
            Upload upload = engine.submit(photo, "", (changed, _) -> gallery.follow(changed));
            assertEnd(gallery, upload, each.get("end"));
            for (JsonNode part : each.path("then")) {
                gallery.begin(part);
                if (part.has("retry")) {
                    upload.retry();
                } else {
                    upload = engine.submit(photo, "", (changed, _) -> gallery.follow(changed));
                }
                assertEnd(gallery, upload, part.get("end"));
            }
        }
    }

    private static void assertEnd(ScriptedGallery gallery, Upload upload, JsonNode end) {
        await().atMost(HANGS).pollDelay(Duration.ZERO).until(() -> !upload.isRunning());
        assertThat(gallery.told()).isEmpty();
        gallery.script().end();
        Map<String, Object> outcome = outcome(upload.state());
        assertThat(end.properties()).isNotEmpty().allSatisfy(wanted -> {
            JsonNode value = wanted.getValue();
            assertThat(outcome).containsEntry(wanted.getKey(), value.isBoolean() ? value.asBoolean() : value.asText());
        });
    }

    private static Map<String, Object> outcome(UploadState state) {
        return switch (state) {
            case ThumbnailReady ready -> inGallery("thumbnail", ready);
            case WithoutThumbnail without -> {
                Map<String, Object> outcome = new HashMap<>(inGallery("placeholder", without));
                outcome.put("error", without.error().wireName());
                yield outcome;
            }
            case ThumbnailLate late -> inGallery("late", late);
            case AlreadyInGallery already -> inGallery("already", already);
            case Failed failed -> Map.of("state", "failed", "cause", cause(failed), "again", failed.retryable());
            case Cancelled _ -> Map.of("state", "cancelled");
            case UploadState underWay -> Map.of("state", underWay.toString());
        };
    }

    private static Map<String, Object> inGallery(String state, InGallery where) {
        return Map.of("state", state, "key", where.key().value());
    }

    private static String cause(Failed failed) {
        return switch (failed.reason()) {
            case UploadReason.ByGallery known -> cause(known.reason());
            case UploadReason.GalleryForLong known -> cause(known.reason());
            case UploadReason.AnswerUnknown _ -> "answerUnknown";
            case UploadReason.NameRace _ -> "busy";
            case UploadReason.NamesTaken _ -> "nameTaken";
            case UploadReason.TooLarge _ -> "tooLarge";
            case UploadReason.Empty _ -> "empty";
            case UploadReason.OfFile _ -> "unreadable";
            case UploadReason.Unexpected unexpected -> unexpected.toString();
        };
    }

    private static String cause(GalleryReason reason) {
        return switch (reason) {
            case GalleryReason.PhotoTooLarge _ -> "tooLarge";
            case GalleryReason.Refused _ -> "refused";
            case GalleryReason.SignInWanted _, GalleryReason.Forbidden _, GalleryReason.SignIn _ -> "notSignedIn";
            case GalleryReason.Overloaded _, GalleryReason.Trouble _ -> "busy";
            case GalleryReason.DiskFull _ -> "full";
            case GalleryReason.NoAnswer _ -> "noConnection";
            case GalleryReason.NotAGallery _, GalleryReason.UnreadableListing _ -> "strange";
        };
    }

    private byte[] photoContent() {
        return Base64.getDecoder().decode(file.get("photo").get("content").asText());
    }

    /** @param bytes less than none for no file */
    private Path photo(int bytes) throws IOException {
        Path photo = folder.resolve(file.get("photo").get("name").asText());
        Files.deleteIfExists(photo);
        if (bytes == photoContent().length) {
            Files.write(photo, photoContent());
        } else if (bytes >= 0) {
            try (RandomAccessFile sparse = new RandomAccessFile(photo.toFile(), "rw")) {
                sparse.setLength(bytes);
            }
        }
        return photo;
    }

    private static JsonNode read() {
        try (InputStream file = Routes.class.getResourceAsStream("uploads.json")) {
            return new JsonMapper().readTree(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
