package io.templaterunner.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.templaterunner.iam.AccessKey;
import io.templaterunner.iam.Policy;
import io.templaterunner.iam.PolicyKind;
import io.templaterunner.testkit.TestClients;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class EmbeddedS3Test {

    private static final String ROLE = "arn:aws:iam::123456789012:role/Everything";

    @TempDir
    Path folder;

    private EmbeddedS3 s3;
    private S3Client client;
    private final List<ObjectEvent> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws IOException {
        s3 = EmbeddedS3.start(folder, InstantSource.system());
        s3.addListener(events::add);
        s3.createBucket("photos");
        client = TestClients.s3(s3.endpoint(), s3.keyFor(ROLE, List.of(allow("s3:*", "*"))));
    }

    @AfterEach
    void stop() {
        client.close();
        s3.close();
    }

    @Test
    void storedObject_shouldComeBackWithItsMetadata() {
        String etag = client.putObject(
                        r -> r.bucket("photos")
                                .key("2026/summer/IMG_1.jpg")
                                .contentType("image/jpeg")
                                .cacheControl("public, max-age=31536000, immutable")
                                .metadata(Map.of("filename", "J%C3%BCrgen%20%26%20co.jpg")),
                        RequestBody.fromString("picture"))
                .eTag();

        ResponseBytes<GetObjectResponse> got =
                client.getObjectAsBytes(r -> r.bucket("photos").key("2026/summer/IMG_1.jpg"));

        assertThat(got.asUtf8String()).isEqualTo("picture");
        assertThat(got.response().contentType()).isEqualTo("image/jpeg");
        assertThat(got.response().cacheControl()).isEqualTo("public, max-age=31536000, immutable");
        assertThat(got.response().metadata()).containsExactly(Map.entry("filename", "J%C3%BCrgen%20%26%20co.jpg"));
        assertThat(got.response().eTag()).isEqualTo(etag);
        HeadObjectResponse head = client.headObject(r -> r.bucket("photos").key("2026/summer/IMG_1.jpg"));
        assertThat(head.contentLength()).isEqualTo(7);
        assertThat(head.metadata()).containsEntry("filename", "J%C3%BCrgen%20%26%20co.jpg");
    }

    @Test
    void conditionalAndRangedReads_shouldAnswerAsS3Does() {
        String etag = put("a.jpg", "0123456789");

        assertThat(client.getObjectAsBytes(r -> r.bucket("photos").key("a.jpg").range("bytes=2-4"))
                        .asUtf8String())
                .isEqualTo("234");
        assertThat(status(() -> client.getObjectAsBytes(
                        r -> r.bucket("photos").key("a.jpg").ifNoneMatch(etag))))
                .isEqualTo(304);
        assertThat(status(() -> client.getObjectAsBytes(
                        r -> r.bucket("photos").key("a.jpg").ifMatch("\"other\""))))
                .isEqualTo(412);
        assertThat(status(() -> client.getObjectAsBytes(
                        r -> r.bucket("photos").key("a.jpg").range("bytes=50-60"))))
                .isEqualTo(416);
    }

    /** S3 takes 2,048 bytes, names included. */
    @Test
    void metadata_shouldBeKeptUpToS3sLimitAndRefusedBeyondIt() {
        Map<String, String> most = Map.of("filename", "n".repeat(1000), "note", "x".repeat(2048 - 1000 - 12));
        client.putObject(r -> r.bucket("photos").key("a.jpg").metadata(most), RequestBody.fromString("photo"));
        assertThat(client.headObject(r -> r.bucket("photos").key("a.jpg")).metadata())
                .isEqualTo(most);

        Map<String, String> more = Map.of("filename", "n".repeat(1000), "note", "x".repeat(2048 - 1000 - 11));
        S3Exception refused = catchThrowableOfType(
                S3Exception.class,
                () -> client.putObject(
                        r -> r.bucket("photos").key("b.jpg").metadata(more),
                        RequestBody.fromBytes(new byte[1_000_000])));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("MetadataTooLarge");
        assertThat(status(() -> client.createMultipartUpload(
                        r -> r.bucket("photos").key("b.jpg").metadata(more))))
                .isEqualTo(400);
        assertThat(status(() -> client.copyObject(r -> r.sourceBucket("photos")
                        .sourceKey("a.jpg")
                        .destinationBucket("photos")
                        .destinationKey("b.jpg")
                        .metadataDirective("REPLACE")
                        .metadata(more))))
                .isEqualTo(400);
        assertThat(status(() -> client.headObject(r -> r.bucket("photos").key("b.jpg"))))
                .isEqualTo(404);
    }

    /** A file's attributes could not hold them, and all would be lost. */
    @Test
    void headersAndManySmallMetadata_shouldBeKeptOrRefused() {
        for (int count : List.of(10, 40, 60, 80)) {
            Map<String, String> many =
                    IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "name" + i, i -> "value" + i));
            String key = count + ".jpg";
            int stored = status(() -> client.putObject(
                    r -> r.bucket("photos")
                            .key(key)
                            .contentType("image/" + "j".repeat(500))
                            .metadata(many),
                    RequestBody.fromString("photo")));

            assertThat(stored).isIn(200, 400);
            if (stored == 200) {
                assertThat(client.headObject(r -> r.bucket("photos").key(key)).metadata())
                        .isEqualTo(many);
            }
        }
    }

    /** Before the disk is full: others need it too. */
    @Test
    void diskWithNoMoreThanItsReserve_shouldTakeNoPhotoAndDeleteAllTheSame() throws IOException {
        put("a.jpg", "photo");
        stop();
        AtomicLong free = new AtomicLong(2_000_000);
        s3 = EmbeddedS3.start(
                StorageFolder.open(folder), new DiskReserve(free::get, 1_000_000), InstantSource.system());
        client = TestClients.s3(s3.endpoint(), s3.keyFor(ROLE, List.of(allow("s3:*", "*"))));

        assertThat(status(() -> client.putObject(
                        r -> r.bucket("photos").key("b.jpg"), RequestBody.fromBytes(new byte[1_000_000]))))
                .isEqualTo(200);
        S3Exception refused = catchThrowableOfType(
                S3Exception.class,
                () -> client.putObject(
                        r -> r.bucket("photos").key("c.jpg"), RequestBody.fromBytes(new byte[1_000_001])));
        assertThat(refused.statusCode()).isEqualTo(507);
        assertThat(refused.awsErrorDetails().errorMessage())
                .isEqualTo("There is no space left on the disk that holds the objects.");

        free.set(600_000);
        assertThat(status(() -> put("small.jpg", "the thumbnail of b.jpg"))).isEqualTo(200);
        free.set(400_000);
        assertThat(status(() -> put("d.jpg", "photo"))).isEqualTo(507);
        assertThat(status(() -> client.copyObject(r -> r.sourceBucket("photos")
                        .sourceKey("a.jpg")
                        .destinationBucket("photos")
                        .destinationKey("d.jpg"))))
                .isEqualTo(507);
        assertThat(client.getObjectAsBytes(r -> r.bucket("photos").key("a.jpg")).asUtf8String())
                .isEqualTo("photo");
        client.deleteObject(r -> r.bucket("photos").key("a.jpg"));
        assertThat(s3.objects("photos")).extracting(StoredObject::key).containsExactly("b.jpg", "small.jpg");
    }

    /** As S3 does: whoever wrote while it was deleted may try again. */
    @Test
    void deletionDuringAConditionalWrite_shouldBeAConflict() throws Exception {
        put("a.jpg", "first");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch deleted = new CountDownLatch(1);
        byte[] second = "second".getBytes(UTF_8);
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            Future<Integer> answer = writer.submit(() -> status(() -> client.putObject(
                    r -> r.bucket("photos").key("a.jpg").ifNoneMatch("*"),
                    RequestBody.fromInputStream(new Paused(second, begun, deleted), second.length))));
            begun.await();
            client.deleteObject(r -> r.bucket("photos").key("a.jpg"));
            deleted.countDown();

            assertThat(answer.get()).isEqualTo(409);
        }
        assertThat(status(() -> client.headObject(r -> r.bucket("photos").key("a.jpg"))))
                .isEqualTo(404);
        client.putObject(r -> r.bucket("photos").key("a.jpg").ifNoneMatch("*"), RequestBody.fromString("again"));
        assertThat(client.getObjectAsBytes(r -> r.bucket("photos").key("a.jpg")).asUtf8String())
                .isEqualTo("again");
    }

    /** A body that waits before its second byte. */
    private static final class Paused extends ByteArrayInputStream {

        private final CountDownLatch begun;
        private final CountDownLatch goOn;

        Paused(byte[] bytes, CountDownLatch begun, CountDownLatch goOn) {
            super(bytes);
            this.begun = begun;
            this.goOn = goOn;
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) {
            if (pos > 0) {
                begun.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return super.read(buffer, offset, Math.min(1, length));
        }
    }

    @Test
    void changes_shouldBeTold() {
        String etag = put("album/a b+c.jpg", "one");
        client.copyObject(r -> r.sourceBucket("photos")
                .sourceKey("album/a b+c.jpg")
                .destinationBucket("photos")
                .destinationKey("copy.jpg"));
        client.deleteObject(r -> r.bucket("photos").key("album/a b+c.jpg"));
        client.deleteObject(r -> r.bucket("photos").key("never-there.jpg"));
        client.deleteObjects(r -> r.bucket("photos").delete(d -> d.objects(o -> o.key("copy.jpg"))));

        assertThat(events)
                .extracting(ObjectEvent::name, ObjectEvent::key)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ObjectCreated:Put", "album/a b+c.jpg"),
                        org.assertj.core.groups.Tuple.tuple("ObjectCreated:Copy", "copy.jpg"),
                        org.assertj.core.groups.Tuple.tuple("ObjectRemoved:Delete", "album/a b+c.jpg"),
                        org.assertj.core.groups.Tuple.tuple("ObjectRemoved:Delete", "copy.jpg"));
        assertThat(events.getFirst().eTag()).isEqualTo(etag.replace("\"", ""));
        assertThat(events.getFirst().size()).isEqualTo(3);
        assertThat(events).extracting(ObjectEvent::sequencer).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void multipartUpload_shouldBeOneEventAndOneListedObject() {
        String upload = client.createMultipartUpload(r -> r.bucket("photos").key("large.tif"))
                .uploadId();
        String etag = client.uploadPart(
                        r -> r.bucket("photos")
                                .key("large.tif")
                                .uploadId(upload)
                                .partNumber(1),
                        RequestBody.fromString("part"))
                .eTag();
        assertThat(listed("")).isEmpty();

        client.completeMultipartUpload(r -> r.bucket("photos")
                .key("large.tif")
                .uploadId(upload)
                .multipartUpload(m -> m.parts(p -> p.partNumber(1).eTag(etag))));

        assertThat(listed("")).containsExactly("large.tif");
        assertThat(events).extracting(ObjectEvent::name).containsExactly("ObjectCreated:CompleteMultipartUpload");
    }

    @Test
    void twentyWritersOfOneKey_shouldHaveOneWinner() throws Exception {
        int writers = 20;
        try (ExecutorService pool = Executors.newFixedThreadPool(writers)) {
            for (int round = 0; round < 5; round++) {
                String key = "race-" + round + ".jpg";
                CyclicBarrier start = new CyclicBarrier(writers);
                List<Future<Integer>> answers = IntStream.range(0, writers)
                        .mapToObj(writer -> pool.submit(() -> {
                            start.await();
                            return status(() -> client.putObject(
                                    r -> r.bucket("photos").key(key).ifNoneMatch("*"),
                                    RequestBody.fromString("writer " + writer)));
                        }))
                        .toList();
                List<Integer> statuses = new ArrayList<>();
                for (Future<Integer> answer : answers) {
                    statuses.add(answer.get());
                }
                assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
                int winner = statuses.indexOf(200);
                assertThat(client.getObjectAsBytes(r -> r.bucket("photos").key(key))
                                .asUtf8String())
                        .isEqualTo("writer " + winner);
            }
        }
        assertThat(events).hasSize(5);
    }

    @Test
    void writersAndRemoversOfOneAlbum_shouldNeverFail() throws Exception {
        // Removing the last object of an album removes its folder, just as the next write is about to use it.
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<Set<Integer>>> statuses = IntStream.range(0, 8)
                    .mapToObj(writer -> pool.submit(() -> {
                        Set<Integer> seen = new HashSet<>();
                        for (int i = 0; i < 25; i++) {
                            String key = "album/" + writer + ".jpg";
                            seen.add(status(() ->
                                    client.putObject(r -> r.bucket("photos").key(key), RequestBody.fromString("x"))));
                            seen.add(status(() ->
                                    client.deleteObject(r -> r.bucket("photos").key(key))));
                        }
                        return seen;
                    }))
                    .toList();
            for (Future<Set<Integer>> seen : statuses) {
                assertThat(seen.get()).containsExactly(200);
            }
        }
        assertThat(listed("")).isEmpty();
    }

    @Test
    void listing_shouldPageFilterAndGroup() {
        for (String key : List.of("a.jpg", "b/1.jpg", "b/2.jpg", "b/c/3.jpg", "d+e f.jpg", "z.jpg")) {
            put(key, "x");
        }

        assertThat(listed("")).containsExactly("a.jpg", "b/1.jpg", "b/2.jpg", "b/c/3.jpg", "d+e f.jpg", "z.jpg");
        assertThat(listed("b/")).containsExactly("b/1.jpg", "b/2.jpg", "b/c/3.jpg");
        ListObjectsV2Response grouped =
                client.listObjectsV2(r -> r.bucket("photos").delimiter("/").maxKeys(2));
        assertThat(grouped.contents()).extracting(S3Object::key).containsExactly("a.jpg");
        assertThat(grouped.commonPrefixes()).extracting(p -> p.prefix()).containsExactly("b/");
        assertThat(grouped.isTruncated()).isTrue();
        ListObjectsV2Response rest = client.listObjectsV2(
                r -> r.bucket("photos").delimiter("/").continuationToken(grouped.nextContinuationToken()));
        assertThat(rest.contents()).extracting(S3Object::key).containsExactly("d+e f.jpg", "z.jpg");
        assertThat(rest.isTruncated()).isFalse();
        assertThat(status(() -> client.listObjectsV2(r -> r.bucket("photos").continuationToken("a.jpg"))))
                .isEqualTo(400);
        assertThat(client.listObjectsV2(r -> r.bucket("photos").startAfter("b/2.jpg"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("b/c/3.jpg", "d+e f.jpg", "z.jpg");
    }

    @Test
    void restart_shouldKeepObjectsAndForgetWhatWasCutOff() throws IOException {
        String etag = put("kept.jpg", "x");
        Path cutOff = folder.resolve("photos/cut.jpg-0b5a6f1c-58a8-4d5e-9c1e-9d7c0f4f8a11");
        Files.writeString(cutOff, "half");
        Path album = Files.createDirectories(folder.resolve("photos/album-0b5a6f1c-58a8-4d5e-9c1e-9d7c0f4f8a11"));
        Files.writeString(album.resolve("other-0b5a6f1c-58a8-4d5e-9c1e-9d7c0f4f8a11"), "half");
        stop();

        start();

        assertThat(listed("")).containsExactly("kept.jpg");
        assertThat(s3.objects("photos")).extracting(StoredObject::eTag).containsExactly(etag.replace("\"", ""));
        assertThat(cutOff).doesNotExist();
        assertThat(album).isDirectory();
    }

    @Test
    void restart_shouldReadFromTheFilesWhatWasThere() throws IOException {
        put("2026/summer/IMG_1.jpg", "picture");
        Files.writeString(folder.resolve("photos/by-hand.jpg"), "no ETag");
        String upload = client.createMultipartUpload(r -> r.bucket("photos").key("large.tif"))
                .uploadId();
        String part = client.uploadPart(
                        r -> r.bucket("photos")
                                .key("large.tif")
                                .uploadId(upload)
                                .partNumber(1),
                        RequestBody.fromString("part"))
                .eTag();
        client.completeMultipartUpload(r -> r.bucket("photos")
                .key("large.tif")
                .uploadId(upload)
                .multipartUpload(m -> m.parts(p -> p.partNumber(1).eTag(part))));
        client.createMultipartUpload(r -> r.bucket("photos").key("unfinished.tif"));
        List<StoredObject> before = List.copyOf(s3.objects("photos"));
        stop();

        start();

        assertThat(s3.objects("photos")).containsAll(before);
        assertThat(listed("")).containsExactly("2026/summer/IMG_1.jpg", "by-hand.jpg", "large.tif");
    }

    @Test
    void keyThatLooksCutOff_shouldBeRefused() {
        assertThat(status(() -> put("x-0b5a6f1c-58a8-4d5e-9c1e-9d7c0f4f8a11", "x")))
                .isEqualTo(400);
    }

    @Test
    void missingKey_shouldBe404OnlyForThoseWhoMayList() {
        S3Client reader =
                TestClients.s3(s3.endpoint(), s3.keyFor(ROLE, List.of(allow("s3:GetObject", "arn:aws:s3:::photos/*"))));
        S3Client wrongLister = TestClients.s3(
                s3.endpoint(),
                s3.keyFor(ROLE, List.of(allow(List.of("s3:GetObject", "s3:ListBucket"), "arn:aws:s3:::photos/*"))));
        S3Client lister = TestClients.s3(
                s3.endpoint(),
                s3.keyFor(
                        ROLE,
                        List.of(
                                allow("s3:GetObject", "arn:aws:s3:::photos/*"),
                                allow("s3:ListBucket", "arn:aws:s3:::photos"))));

        for (S3Client stranger : List.of(reader, wrongLister)) {
            assertThat(status(() ->
                            stranger.getObjectAsBytes(r -> r.bucket("photos").key("missing.jpg"))))
                    .isEqualTo(403);
            assertThat(status(() -> stranger.headObject(r -> r.bucket("photos").key("missing.jpg"))))
                    .isEqualTo(403);
        }
        assertThatThrownBy(() -> lister.getObjectAsBytes(r -> r.bucket("photos").key("missing.jpg")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThat(status(() -> lister.headObject(r -> r.bucket("photos").key("missing.jpg"))))
                .isEqualTo(404);
    }

    @Test
    void requestsBeyondThePolicies_shouldBeDenied() {
        put("a.jpg", "x");
        S3Client writer =
                TestClients.s3(s3.endpoint(), s3.keyFor(ROLE, List.of(allow("s3:PutObject", "arn:aws:s3:::photos/*"))));

        assertThat(status(() -> writer.getObjectAsBytes(r -> r.bucket("photos").key("a.jpg"))))
                .isEqualTo(403);
        assertThat(status(() -> writer.headObject(r -> r.bucket("photos").key("a.jpg"))))
                .isEqualTo(403);
        assertThat(status(() -> writer.deleteObject(r -> r.bucket("photos").key("a.jpg"))))
                .isEqualTo(403);
        assertThat(status(() -> writer.listObjectsV2(r -> r.bucket("photos")))).isEqualTo(403);
        assertThat(status(() -> writer.deleteBucket(r -> r.bucket("photos")))).isEqualTo(403);
        assertThat(status(() -> writer.copyObject(r -> r.sourceBucket("photos")
                        .sourceKey("a.jpg")
                        .destinationBucket("photos")
                        .destinationKey("b.jpg"))))
                .isEqualTo(403);
        assertThat(status(() -> writer.putObject(
                        r -> r.bucket("photos").key("a.jpg").ifNoneMatch("*"), RequestBody.fromString("y"))))
                .isEqualTo(412);
        assertThat(status(() -> writer.putObject(r -> r.bucket("photos").key("b.jpg"), RequestBody.fromString("y"))))
                .isEqualTo(200);
        assertThat(writer.deleteObjects(r -> r.bucket("photos").delete(d -> d.objects(o -> o.key("a.jpg"))))
                        .errors())
                .singleElement()
                .satisfies(error -> assertThat(error.code()).isEqualTo("AccessDenied"));
        assertThat(listed("")).containsExactly("a.jpg", "b.jpg");
    }

    @Test
    void refusedUpload_shouldShowItsStatusAndStoreNothing() {
        S3Client reader =
                TestClients.s3(s3.endpoint(), s3.keyFor(ROLE, List.of(allow("s3:GetObject", "arn:aws:s3:::photos/*"))));

        assertThat(status(() -> reader.putObject(
                        r -> r.bucket("photos").key("a.jpg"), RequestBody.fromBytes(new byte[5_000_000]))))
                .isEqualTo(403);
        assertThat(listed("")).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void bucketPolicy_shouldDenyWhatTheRoleAllows() {
        s3.setBucketPolicy(
                "photos",
                Policy.parse(
                        Map.of(
                                "Statement",
                                List.of(
                                        Map.of(
                                                "Effect", "Deny",
                                                "Principal", "*",
                                                "Action", "s3:PutObject",
                                                "Resource", "arn:aws:s3:::photos/*",
                                                "Condition", Map.of("Null", Map.of("s3:if-none-match", "true"))),
                                        Map.of(
                                                "Effect", "Deny",
                                                "Principal", "*",
                                                "Action", "s3:*",
                                                "Resource", "arn:aws:s3:::photos/*",
                                                "Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false"))))),
                        PolicyKind.RESOURCE));

        assertThat(status(() -> put("a.jpg", "x"))).isEqualTo(403);
        assertThat(status(() -> client.putObject(
                        r -> r.bucket("photos").key("a.jpg").ifNoneMatch("*"), RequestBody.fromString("x"))))
                .isEqualTo(200);
    }

    @Test
    void wrongOrMissingSignature_shouldBeDenied() throws Exception {
        put("a.jpg", "x");
        AccessKey key = s3.keyFor(ROLE, List.of(allow("s3:*", "*")));
        try (S3Client forged = TestClients.s3(s3.endpoint(), new AccessKey(key.id(), "not-the-secret"))) {
            S3Exception refused = catchThrowableOfType(
                    S3Exception.class,
                    () -> forged.getObjectAsBytes(r -> r.bucket("photos").key("a.jpg")));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("SignatureDoesNotMatch");
        }
        s3.revoke(key);
        try (S3Client revoked = TestClients.s3(s3.endpoint(), key)) {
            assertThat(status(() ->
                            revoked.getObjectAsBytes(r -> r.bucket("photos").key("a.jpg"))))
                    .isEqualTo(403);
        }
        try (java.net.http.HttpClient anonymous = java.net.http.HttpClient.newHttpClient()) {
            var answer = anonymous.send(
                    java.net.http.HttpRequest.newBuilder(s3.endpoint().resolve("/photos/a.jpg"))
                            .build(),
                    java.net.http.HttpResponse.BodyHandlers.ofString(UTF_8));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("<Code>AccessDenied</Code>");
        }
    }

    private String put(String key, String content) {
        return client.putObject(r -> r.bucket("photos").key(key), RequestBody.fromString(content))
                .eTag();
    }

    private List<String> listed(String prefix) {
        List<String> keys = new ArrayList<>();
        client.listObjectsV2Paginator(ListObjectsV2Request.builder()
                        .bucket("photos")
                        .prefix(prefix)
                        .maxKeys(2)
                        .build())
                .contents()
                .forEach(object -> keys.add(object.key()));
        return keys;
    }

    private static int status(Runnable request) {
        try {
            request.run();
            return 200;
        } catch (S3Exception failed) {
            return failed.statusCode();
        }
    }

    private static Policy allow(Object actions, String resource) {
        return Policy.parse(
                Map.of("Statement", List.of(Map.of("Effect", "Allow", "Action", actions, "Resource", resource))),
                PolicyKind.IDENTITY);
    }
}
