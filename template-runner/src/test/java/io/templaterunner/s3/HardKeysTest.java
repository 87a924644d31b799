package io.templaterunner.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.templaterunner.iam.Policy;
import io.templaterunner.iam.PolicyKind;
import io.templaterunner.testkit.TestClients;
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
                "a.jpg-123e4567-e89b-42d3-a456-426614174000",
                ".versions/x.jpg",
                "album/.VERSIONS",
                ".s3proxy-x",
                ".s3proxy-foo.jpg",
                ".s3proxy-x/../a.jpg",
                "album/.s3proxy-slash/a.jpg",
                ".S3Proxy-x.jpg",
                ".mpus-x",
                ".mpus-x/../a.jpg",
                "album/.mpus-123e4567-e89b-42d3-a456-426614174000-a.jpg-1",
                "not\uFFFDutf8.jpg");
    }

    @ParameterizedTest
    @MethodSource("keysThatAreNoFiles")
    void keyThatIsNoFile_shouldBeRefusedWhateverIsAskedOfItAndHarmNothing(String key) throws IOException {
        put("a.jpg", "first");
        put("b/c.jpg", "second");
        events.clear();

        S3Exception refused = catchThrowableOfType(S3Exception.class, () -> put(key, "x"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.awsErrorDetails().errorCode()).isIn("InvalidArgument", "KeyTooLongError");
        assertThat(refused.getMessage()).doesNotContain(folder.toString());
        assertThat(status(() -> get(key))).isEqualTo(400);
        assertThat(status(() -> client.headObject(r -> r.bucket("photos").key(key))))
                .isEqualTo(400);
        assertThat(status(() -> delete(key))).isEqualTo(400);
        assertThat(status(() -> copy(key, "copy.jpg"))).isEqualTo(400);
        assertThat(status(() -> copy("a.jpg", key))).isEqualTo(400);
        assertThat(status(() ->
                        client.createMultipartUpload(r -> r.bucket("photos").key(key))))
                .isEqualTo(400);
        assertNothingIsChanged();
    }

    /** Who has sent it all comes to read why. */
    @Test
    void largeObjectUnderAKeyThatIsNoFile_shouldBeReadBeforeItIsRefused() {
        assertThat(status(() -> put("x/../a.jpg", "x".repeat(2_000_000)))).isEqualTo(400);
    }

    /** S3 could hold them beside the others. */
    @ParameterizedTest
    @ValueSource(strings = {"a.jpg/b.jpg", "a.jpg/b/c.jpg", "b"})
    void keyInTheWayOfAnother_shouldBeRefusedAndNotBeThere(String key) throws IOException {
        put("a.jpg", "first");
        put("b/c.jpg", "second");
        events.clear();

        assertThat(status(() -> put(key, "x".repeat(200_000)))).isEqualTo(400);
        assertThat(status(() -> copy("a.jpg", key))).isEqualTo(400);
        assertThat(status(() ->
                        client.createMultipartUpload(r -> r.bucket("photos").key(key))))
                .isEqualTo(400);
        assertThat(status(() -> get(key))).isEqualTo(404);
        delete(key);
        assertNothingIsChanged();
    }

    /** Its name becomes a part of file names. */
    @Test
    void uploadInPartsOfAnInventedName_shouldReachNoFile() throws IOException {
        put("a.jpg", "first");
        put("b/c.jpg", "second");
        events.clear();
        for (String upload : List.of("x/../a.jpg", "../photos/a.jpg")) {
            assertThat(status(() -> client.uploadPart(
                            r -> r.bucket("photos")
                                    .key("c.jpg")
                                    .uploadId(upload)
                                    .partNumber(1),
                            RequestBody.fromString("part"))))
                    .isBetween(400, 404);
            assertThat(status(() -> client.listParts(
                            r -> r.bucket("photos").key("c.jpg").uploadId(upload))))
                    .isBetween(400, 404);
            assertThat(status(() -> client.abortMultipartUpload(
                            r -> r.bucket("photos").key("c.jpg").uploadId(upload))))
                    .isBetween(400, 404);
            assertThat(status(() -> client.completeMultipartUpload(
                            r -> r.bucket("photos").key("c.jpg").uploadId(upload))))
                    .isBetween(400, 404);
        }
        assertNothingIsChanged();
    }

    /** Its bytes are elsewhere, so it is never read and never written through. */
    @Test
    void linkInABucket_shouldLeadNowhere() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret.jpg"), "secret");
        Path bucket = folder.resolve("buckets/photos");
        Files.createSymbolicLink(bucket.resolve("folder"), outside);
        Files.createSymbolicLink(bucket.resolve("file.jpg"), outside.resolve("secret.jpg"));
        Files.createSymbolicLink(bucket.resolve("nothing.jpg"), outside.resolve("none.jpg"));
        stop();
        start();

        for (String key : List.of("folder/secret.jpg", "folder/new.jpg", "file.jpg", "nothing.jpg")) {
            assertThat(status(() -> put(key, "mine"))).isEqualTo(400);
            assertThat(status(() -> get(key))).isEqualTo(404);
            assertThat(status(() -> copy(key, "copy.jpg"))).isEqualTo(404);
            delete(key);
        }
        assertThat(listed()).isEmpty();
        assertThat(outside.resolve("secret.jpg")).hasContent("secret");
        assertThat(outside).isDirectoryContaining(file -> file.endsWith("secret.jpg"));
        assertThat(outside.resolve("new.jpg")).doesNotExist();
        assertThat(outside.resolve("none.jpg")).doesNotExist();
    }

    /** The versions lie beside the buckets. */
    @Test
    void oldVersion_shouldNotBeReadAsIfItsFolderWereABucket() throws IOException {
        put("a.jpg", "first");
        delete("a.jpg");
        Path versions = folder.resolve("buckets/.versions");
        String version;
        try (Stream<Path> files = Files.walk(versions)) {
            version = versions.relativize(
                            files.filter(Files::isRegularFile).findFirst().orElseThrow())
                    .toString();
        }

        assertThat(status(() -> client.copyObject(r -> r.sourceBucket(".versions")
                        .sourceKey(version)
                        .destinationBucket("photos")
                        .destinationKey("copy.jpg"))))
                .isEqualTo(404);
    }

    private void assertNothingIsChanged() throws IOException {
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
        assertThat(catchThrowableOfType(
                                S3Exception.class,
                                () -> new FileKeys(folder, FileNaming.LIKE_KEYS, false).checkName("photos", key))
                        .statusCode())
                .isEqualTo(400);
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
        assertThatCode(() -> new FileKeys(folder, FileNaming.LIKE_KEYS, false).checkName("photos", key))
                .doesNotThrowAnyException();
        assertThat(catchThrowableOfType(
                                S3Exception.class,
                                () -> new FileKeys(folder, FileNaming.LIKE_KEYS, true).checkName("photos", key))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void ordinaryName_shouldBeTakenOnWindows() {
        assertThatCode(() -> new FileKeys(folder, FileNaming.LIKE_KEYS, true)
                        .checkName("photos", "console/communal.aux.jpg"))
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

    private void copy(String from, String to) {
        client.copyObject(r -> r.sourceBucket("photos")
                .sourceKey(from)
                .destinationBucket("photos")
                .destinationKey(to));
    }

    /** 200 if nothing is refused. */
    private static int status(Runnable request) {
        S3Exception refused = catchThrowableOfType(S3Exception.class, request::run);
        return refused == null ? 200 : refused.statusCode();
    }

    private List<String> listed() {
        return client.listObjectsV2(r -> r.bucket("photos").encodingType(EncodingType.URL)).contents().stream()
                .map(S3Object::key)
                .toList();
    }
}
