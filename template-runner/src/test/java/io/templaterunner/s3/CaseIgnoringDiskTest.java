package io.templaterunner.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.iam.Policy;
import io.templaterunner.iam.PolicyKind;
import io.templaterunner.testkit.TestClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A gallery whose files are named for a disk that ignores case: no two of them have the same letters. */
class CaseIgnoringDiskTest {

    private static final List<String> KEYS = List.of(
            "IMG_1.jpg",
            "Img_1.jpg",
            "Trip/X.jpg",
            "Trip/x.jpg",
            "img_1.jpg",
            "sub/b.jpg",
            "trip/X.jpg",
            "trip/x.jpg",
            "\u00c9t\u00e9/a.jpg",
            "\u00e9t\u00e9/a.jpg");

    @TempDir
    Path folder;

    private EmbeddedS3 s3;
    private S3Client client;

    @BeforeEach
    void start() throws IOException {
        StorageFolder storage = StorageFolder.open(folder, new CaseMarks());
        s3 = EmbeddedS3.start(storage, DiskReserve.of(storage), InstantSource.system());
        s3.createBucket("photos");
        s3.configure("photos", new BucketConfiguration(true, OptionalInt.of(30), OptionalInt.empty()));
        Policy everything = Policy.parse(
                Map.of("Statement", Map.of("Effect", "Allow", "Action", "s3:*", "Resource", "*")), PolicyKind.IDENTITY);
        client = TestClients.s3(
                s3.endpoint(), s3.keyFor("arn:aws:iam::123456789012:role/Everything", List.of(everything)));
    }

    @AfterEach
    void stop() {
        client.close();
        s3.close();
    }

    @Test
    void keysThatDifferInCaseAlone_shouldBeSeparateObjects() throws IOException {
        for (String key : KEYS) {
            client.putObject(r -> r.bucket("photos").key(key).ifNoneMatch("*"), RequestBody.fromString("photo " + key));
        }
        assertAllThere();
        assertThat(files()).extracting(file -> file.toLowerCase(Locale.ROOT)).doesNotHaveDuplicates();

        stop();
        start();

        assertAllThere();
        client.deleteObject(r -> r.bucket("photos").key("IMG_1.jpg"));
        client.copyObject(r -> r.sourceBucket("photos")
                .sourceKey("Trip/x.jpg")
                .destinationBucket("photos")
                .destinationKey("TRIP/x.jpg"));
        assertThat(get("img_1.jpg")).isEqualTo("photo img_1.jpg");
        assertThat(get("TRIP/x.jpg")).isEqualTo("photo Trip/x.jpg");
        assertThat(listed()).hasSameSizeAs(KEYS).contains("TRIP/x.jpg").doesNotContain("IMG_1.jpg");
    }

    @Test
    void uploadInParts_shouldBeUnderItsKey() {
        String id = client.createMultipartUpload(r -> r.bucket("photos").key("Big/IMG"))
                .uploadId();
        String eTag = client.uploadPart(
                        r -> r.bucket("photos").key("Big/IMG").uploadId(id).partNumber(1),
                        RequestBody.fromString("part"))
                .eTag();
        assertThat(client.listMultipartUploads(r -> r.bucket("photos")).uploads())
                .singleElement()
                .satisfies(upload -> assertThat(upload.key()).isEqualTo("Big/IMG"));
        client.completeMultipartUpload(r -> r.bucket("photos")
                .key("Big/IMG")
                .uploadId(id)
                .multipartUpload(parts -> parts.parts(
                        CompletedPart.builder().partNumber(1).eTag(eTag).build())));

        assertThat(get("Big/IMG")).isEqualTo("part");
        assertThat(listed()).containsExactly("Big/IMG");
    }

    /** An earlier program named them like their keys. */
    @Test
    void filesOfAnEarlierProgram_shouldKeepTheirKeys() throws IOException {
        stop();
        Path bucket = folder.resolve("photos");
        Files.createDirectories(bucket.resolve("Trip/Day 1"));
        Files.writeString(bucket.resolve("Trip/Day 1/X.jpg"), "photo");
        Files.writeString(bucket.resolve("Trip/100%.jpg"), "percent");
        Files.writeString(bucket.resolve("low.jpg"), "low");
        start();

        assertThat(listed()).containsExactlyInAnyOrder("Trip/Day 1/X.jpg", "Trip/100%.jpg", "low.jpg");
        assertThat(get("Trip/Day 1/X.jpg")).isEqualTo("photo");
        assertThat(get("Trip/100%.jpg")).isEqualTo("percent");
        client.putObject(r -> r.bucket("photos").key("trip/day 1/X.jpg"), RequestBody.fromString("other"));
        stop();
        start();

        assertThat(get("Trip/Day 1/X.jpg")).isEqualTo("photo");
        assertThat(get("trip/day 1/X.jpg")).isEqualTo("other");
        assertThat(bucket.resolve("Trip")).doesNotExist();
    }

    private void assertAllThere() {
        assertThat(listed()).containsExactlyInAnyOrderElementsOf(KEYS);
        for (String key : KEYS) {
            assertThat(get(key)).isEqualTo("photo " + key);
        }
    }

    private String get(String key) {
        return client.getObjectAsBytes(r -> r.bucket("photos").key(key)).asUtf8String();
    }

    private List<String> listed() {
        return client.listObjectsV2(r -> r.bucket("photos")).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("photos"))) {
            return all.filter(Files::isRegularFile).map(Path::toString).toList();
        }
    }
}
