package io.templaterunner.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.templaterunner.iam.Policy;
import io.templaterunner.iam.PolicyKind;
import io.templaterunner.testkit.TestClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A versioned bucket, whose old versions go after ten days, and unfinished uploads after three. */
class VersioningTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/Everything";

    @TempDir
    private Path folder;

    /** Noon today: the times of files are the system's. */
    private volatile Instant now =
            Instant.now().truncatedTo(java.time.temporal.ChronoUnit.DAYS).plus(Duration.ofHours(12));

    private final List<String> events = new CopyOnWriteArrayList<>();
    private EmbeddedS3 s3;
    private S3Client client;

    @BeforeEach
    void start() throws IOException {
        s3 = EmbeddedS3.start(folder, () -> now);
        s3.addListener(event -> events.add(event.name()));
        s3.createBucket("photos");
        s3.configure("photos", new BucketConfiguration(true, OptionalInt.of(10), OptionalInt.of(3)));
        Policy everything = Policy.parse(
                Map.of("Statement", Map.of("Effect", "Allow", "Action", "s3:*", "Resource", "*")), PolicyKind.IDENTITY);
        client = TestClients.s3(s3.endpoint(), s3.keyFor(ROLE, List.of(everything)));
    }

    @AfterEach
    void stop() {
        client.close();
        s3.close();
    }

    @Test
    void deletedObject_shouldStayAsAnOldVersionUnderItsName() throws IOException {
        put("album/50% off.jpg", "photo");
        client.deleteObject(r -> r.bucket("photos").key("album/50% off.jpg"));

        assertThatThrownBy(() -> get("album/50% off.jpg")).isInstanceOf(NoSuchKeyException.class);
        assertThat(versions()).singleElement().satisfies(version -> {
            assertThat(version).hasContent("photo");
            assertThat(version.getParent()).hasFileName(now.toString().substring(0, 10));
            assertThat(version.getFileName().toString()).endsWith("-album%2F50%25 off.jpg");
        });
        assertThat(events).containsExactly("ObjectCreated:Put", "ObjectRemoved:DeleteMarkerCreated");
    }

    @Test
    void keyOfADeletedObject_shouldCountAsAbsent() throws IOException {
        put("a.jpg", "one");
        client.deleteObject(r -> r.bucket("photos").key("a.jpg"));
        client.putObject(r -> r.bucket("photos").key("a.jpg").ifNoneMatch("*"), RequestBody.fromString("two"));

        assertThat(get("a.jpg")).isEqualTo("two");
        assertThat(versions())
                .singleElement()
                .satisfies(version -> assertThat(version).hasContent("one"));
    }

    @Test
    void replacedObjects_shouldAllStayAsOldVersions() throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            for (Future<?> write : IntStream.range(0, 24)
                    .mapToObj(i -> writers.submit(() -> put("a.jpg", "photo " + i)))
                    .toList()) {
                write.get();
            }
        }

        List<String> all = Stream.concat(
                        Stream.of(get("a.jpg")), versions().stream().map(VersioningTest::content))
                .toList();
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 24).mapToObj(i -> "photo " + i).toList());
    }

    @Test
    void replacementThatFails_shouldLeaveNoVersion() throws IOException {
        put("a.jpg", "one");

        assertThatThrownBy(() -> client.putObject(
                        r -> r.bucket("photos").key("a.jpg").contentMD5("1B2M2Y8AsgTpgAmY7PhCfg=="),
                        RequestBody.fromString("two")))
                .isInstanceOf(S3Exception.class);
        assertThat(get("a.jpg")).isEqualTo("one");
        assertThat(versions()).isEmpty();
    }

    @Test
    void conditionalWriteOfAKeyThatIsThere_shouldLeaveNoVersion() throws IOException {
        put("a.jpg", "one");

        assertThatThrownBy(() -> client.putObject(
                        r -> r.bucket("photos").key("a.jpg").ifNoneMatch("*"), RequestBody.fromString("two")))
                .isInstanceOf(S3Exception.class);
        assertThat(versions()).isEmpty();
    }

    @Test
    void oldVersions_shouldGoWhenTheirDaysAreOver() throws IOException {
        put("a.jpg", "one");
        put("b.jpg", "stays");
        client.deleteObject(r -> r.bucket("photos").key("a.jpg"));

        now = now.plus(Duration.ofDays(10));
        s3.applyLifecycles();
        assertThat(versions()).as("the day that has begun counts in full").hasSize(1);

        now = now.plus(Duration.ofHours(12));
        s3.applyLifecycles();
        assertThat(versions()).isEmpty();
        assertThat(get("b.jpg")).isEqualTo("stays");
    }

    @Test
    void oldVersions_shouldOutliveARestart() throws IOException {
        put("a.jpg", "one");
        client.deleteObject(r -> r.bucket("photos").key("a.jpg"));
        stop();
        start();

        assertThat(s3.buckets()).containsExactly("photos");
        assertThat(versions()).hasSize(1);
    }

    @Test
    void unfinishedUpload_shouldGoWhenItsDaysAreOver() {
        client.createMultipartUpload(r -> r.bucket("photos").key("large.tif"));

        now = now.plus(Duration.ofDays(3));
        s3.applyLifecycles();
        assertThat(uploads()).isEqualTo(1);

        now = now.plus(Duration.ofHours(12));
        s3.applyLifecycles();
        assertThat(uploads()).isZero();
    }

    @Test
    void folderOfTheVersions_shouldBeNoBucket() throws IOException {
        put("a.jpg", "one");
        client.deleteObject(r -> r.bucket("photos").key("a.jpg"));
        String day = versions().getFirst().getParent().getFileName().toString();
        String name = versions().getFirst().getFileName().toString();

        assertThat(client.listBuckets().buckets())
                .singleElement()
                .satisfies(bucket -> assertThat(bucket.name()).isEqualTo("photos"));
        assertThatThrownBy(
                        () -> client.getObjectAsBytes(r -> r.bucket(".versions").key("photos/" + day + "/" + name)))
                .isInstanceOf(S3Exception.class);
    }

    private void put(String key, String content) {
        client.putObject(r -> r.bucket("photos").key(key), RequestBody.fromString(content));
    }

    private String get(String key) {
        return client.getObjectAsBytes(r -> r.bucket("photos").key(key)).asUtf8String();
    }

    private int uploads() {
        return client.listMultipartUploads(r -> r.bucket("photos")).uploads().size();
    }

    private List<Path> versions() throws IOException {
        Path kept = folder.resolve(".versions");
        if (!Files.exists(kept)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(kept)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
