package io.contactsheet.localbackend.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.contactsheet.localbackend.iam.Policy;
import io.contactsheet.localbackend.iam.PolicyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** S3 takes any text as a key. What a folder cannot hold under just that key is refused, and harms nothing. */
class HardKeysTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/Everything";

    @TempDir
    Path folder;

    private EmbeddedS3 s3;
    private S3Client client;
    private final List<ObjectEvent> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws IOException {
        s3 = EmbeddedS3.start(folder.resolve("buckets"), InstantSource.system());
        s3.addListener(events::add);
        s3.createBucket("photos");
        s3.configure("photos", new BucketConfiguration(true, OptionalInt.of(30), OptionalInt.empty()));
        client = TestClients.s3(s3.endpoint(), s3.keyFor(ROLE, List.of(allowAll())));
    }

    @AfterEach
    void stop() {
        client.close();
        s3.close();
    }

    private static Policy allowAll() {
        return Policy.parse(
                Map.of("Statement", Map.of("Effect", "Allow", "Action", "s3:*", "Resource", "*")), PolicyKind.IDENTITY);
    }

    static Stream<String> keysThatAreFiles() {
        return Stream.of(
                " ",
                " lead.jpg",
                "trail.jpg ",
                "trail.jpg.",
                "dots./a.jpg",
                "...",
                "a\\b.jpg",
                "..\\up.jpg",
                "c:\\d.jpg",
                "con",
                "control\u0001\n\t.jpg",
                "100%.jpg",
                "p%2Fq.jpg",
                "p+q.jpg",
                "caf\u00e9.jpg",
                "cafe\u0301.jpg",
                "\ud83d\ude00.jpg",
                ".versions/x.jpg",
                "s".repeat(218),
                "\u5199".repeat(72),
                ("\u5199".repeat(60) + "/").repeat(4) + "\u5199".repeat(39) + ".jpg",
                ("k".repeat(127) + "/").repeat(7) + "k".repeat(128));
    }

    @ParameterizedTest
    @MethodSource("keysThatAreFiles")
    void keyThatIsAFile_shouldBeStoredListedAndDeletedUnderJustThatKey(String key) throws IOException {
        put("other.jpg", "other");
        put(key, "picture");
        assertThat(get(key)).isEqualTo("picture");

        stop();
        start();

        assertThat(get(key)).isEqualTo("picture");
        assertThat(listed()).containsExactlyInAnyOrder(key, "other.jpg");
        delete(key);
        assertThat(listed()).containsExactly("other.jpg");
        assertThat(get("other.jpg")).isEqualTo("other");
    }

    static Stream<String> keysThatAreNoFiles() {
        return Stream.of(
                "album/",
                "./a.jpg",
                "a/./b.jpg",
                "x/../a.jpg",
                "a/..",
                "s".repeat(219),
                "s".repeat(256) + "/a.jpg",
                "\u00e4".repeat(110),
                ("k".repeat(127) + "/").repeat(7) + "k".repeat(129),
                "a.jpg/b.jpg",
                "a.jpg/b/c.jpg",
                "b",
                "a.jpg-123e4567-e89b-42d3-a456-426614174000");
    }

    @ParameterizedTest
    @MethodSource("keysThatAreNoFiles")
    void keyThatIsNoFile_shouldBeRefusedAndHarmNothing(String key) throws IOException {
        put("a.jpg", "first");
        put("b/c.jpg", "second");
        events.clear();

        S3Exception refused = catchThrowableOfType(S3Exception.class, () -> put(key, "x".repeat(200_000)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.awsErrorDetails().errorCode()).isIn("InvalidArgument", "KeyTooLongError");
        assertThat(catchThrowableOfType(S3Exception.class, () -> get(key)).statusCode())
                .isEqualTo(404);
        delete(key);
        assertThat(events).isEmpty();
        assertThat(listed()).containsExactlyInAnyOrder("a.jpg", "b/c.jpg");
        assertThat(get("a.jpg")).isEqualTo("first");
        assertThat(get("b/c.jpg")).isEqualTo("second");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(2);
        }
    }

    /** The client signs other paths than it sends for these; the API does not. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/a.jpg", "a//b.jpg", "dir//", ""})
    void emptyName_shouldBeRefused(String key) {
        assertThat(catchThrowableOfType(S3Exception.class, () -> new FileKeys(folder, false).check("photos", key))
                        .statusCode())
                .isEqualTo(400);
    }

    /** As an upload in parts and as a copy, too. */
    @ParameterizedTest
    @ValueSource(strings = {"x/../a.jpg", "a.jpg/b.jpg", "album/"})
    void keyThatIsNoFile_shouldBeRefusedHoweverItComes(String key) {
        put("a.jpg", "first");

        assertThat(catchThrowableOfType(
                                S3Exception.class,
                                () -> client.copyObject(r -> r.sourceBucket("photos")
                                        .sourceKey("a.jpg")
                                        .destinationBucket("photos")
                                        .destinationKey(key)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(catchThrowableOfType(
                                S3Exception.class,
                                () -> client.createMultipartUpload(
                                        r -> r.bucket("photos").key(key)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(get("a.jpg")).isEqualTo("first");
    }

    /** A disk that takes A.jpg for a.jpg, and a path with dots, lead to a file that has another key. */
    @Test
    void fileUnderAnotherKeyThanItsOwn_shouldNotBeThere() throws IOException {
        put("a.jpg", "first");
        Path bucket = folder.resolve("buckets/photos");
        Files.createSymbolicLink(bucket.resolve("A.jpg"), bucket.resolve("a.jpg"));

        assertThat(catchThrowableOfType(S3Exception.class, () -> get("A.jpg")).statusCode())
                .isEqualTo(404);
        delete("A.jpg");

        assertThat(bucket.resolve("A.jpg")).exists();
        assertThat(get("a.jpg")).isEqualTo("first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CON", "nul.jpg", "com1.tar.gz", "album/Aux", "aux/a.jpg", "a.", "a ", "dir./a.jpg"})
    void nameThatWindowsKeepsForItself_shouldBeRefusedThereAlone(String key) {
        assertThatCode(() -> new FileKeys(folder, false).check("photos", key)).doesNotThrowAnyException();
        assertThat(catchThrowableOfType(S3Exception.class, () -> new FileKeys(folder, true).check("photos", key))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void ordinaryName_shouldBeTakenOnWindows() {
        assertThatCode(() -> new FileKeys(folder, true).check("photos", "console/communal.aux.jpg"))
                .doesNotThrowAnyException();
    }

    private void put(String key, String content) {
        client.putObject(r -> r.bucket("photos").key(key), RequestBody.fromString(content));
    }

    private String get(String key) {
        return client.getObjectAsBytes(r -> r.bucket("photos").key(key)).asUtf8String();
    }

    private void delete(String key) {
        client.deleteObject(r -> r.bucket("photos").key(key));
    }

    private List<String> listed() {
        return client.listObjectsV2(r -> r.bucket("photos").encodingType(EncodingType.URL)).contents().stream()
                .map(S3Object::key)
                .toList();
    }
}
