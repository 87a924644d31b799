package io.contactsheet.desktop.upload;

import static io.contactsheet.desktop.testkit.Eventually.await;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.fault.UnexpectedFailure;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.gallery.GalleryReason;
import io.contactsheet.desktop.gallery.TokenSource;
import io.contactsheet.desktop.testkit.FakeGallery;
import io.contactsheet.desktop.testkit.Fault;
import io.contactsheet.desktop.testkit.OwnTime;
import io.contactsheet.desktop.testkit.StoredObject;
import io.contactsheet.desktop.upload.UploadState.AlreadyInGallery;
import io.contactsheet.desktop.upload.UploadState.Cancelled;
import io.contactsheet.desktop.upload.UploadState.Failed;
import io.contactsheet.desktop.upload.UploadState.Retrying;
import io.contactsheet.desktop.upload.UploadState.Sending;
import io.contactsheet.desktop.upload.UploadState.Stored;
import io.contactsheet.desktop.upload.UploadState.ThumbnailLate;
import io.contactsheet.desktop.upload.UploadState.ThumbnailReady;
import io.contactsheet.desktop.upload.UploadState.WithoutThumbnail;
import io.contactsheet.shared.api.MetadataHeaders;
import io.contactsheet.shared.api.Routes;
import io.contactsheet.shared.api.ThumbnailError;
import io.contactsheet.shared.key.PhotoKey;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadEngineTest {

    private static final String JPEG = "\u00ff\u00d8\u00ff\u00e0";

    private final FakeGallery gallery = FakeGallery.start();
    private final GalleryClient client = new GalleryClient(gallery.address());
    private final OwnTime time = new OwnTime();
    private final UploadEngine engine = new UploadEngine(client, UploadSettings.STANDARD, time, new Failures("test"));
    private final List<UploadState> states = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        time.wake();
        engine.close();
        client.close();
        gallery.close();
    }

    @Test
    void newPhoto_shouldBeStoredUnderItsKeyWithItsMetadata_andGetItsThumbnail() throws Exception {
        Upload upload = upload(photo("Größe +1.JPG", "red"), "Rom 2026");

        UploadState end = end(upload);

        assertThat(end).isInstanceOf(ThumbnailReady.class);
        assertThat(((ThumbnailReady) end).key()).isEqualTo(new PhotoKey("Rom-2026/Grosse-1.jpg"));
        StoredObject stored = gallery.photos().get("Rom-2026/Grosse-1.jpg");
        assertThat(stored.bytes()).isEqualTo(Files.readAllBytes(upload.file()));
        assertThat(stored.headers())
                .containsEntry("content-type", "image/jpeg")
                .containsEntry(MetadataHeaders.FILENAME, "Gr%C3%B6%C3%9Fe%20%2B1.JPG")
                .containsEntry(
                        MetadataHeaders.SHA256, PhotoFile.read(upload.file()).sha256());
        assertThat(states).hasAtLeastOneElementOfType(Sending.class).hasAtLeastOneElementOfType(Stored.class);
    }

    @Test
    void sameContentUnderItsName_shouldBeAlreadyInTheGallery_andNotBeSent() throws Exception {
        end(upload(photo("a.jpg", "red"), ""));

        UploadState end = end(upload(photo("a.jpg", "red"), ""));

        assertThat(end).isEqualTo(new AlreadyInGallery(new PhotoKey("a.jpg")));
        assertThat(gallery.count("PUT", "/photos")).isEqualTo(1);
    }

    @Test
    void sameContentWithoutDigestInItsMetadata_shouldBeAlreadyInTheGallery() throws Exception {
        Path file = photo("a.jpg", "red");
        gallery.photos().put("a.jpg", StoredObject.of(Files.readAllBytes(file), Map.of()));

        assertThat(end(upload(file, ""))).isEqualTo(new AlreadyInGallery(new PhotoKey("a.jpg")));
    }

    @Test
    void otherContentThatClaimsOurDigest_shouldNotBeTakenForOurs() throws Exception {
        Path file = photo("a.jpg", "mine");
        String digest = PhotoFile.read(file).sha256();
        gallery.photos().put("a.jpg", StoredObject.of("something else", Map.of(MetadataHeaders.SHA256, digest)));

        assertThat(end(upload(file, ""))).isInstanceOf(ThumbnailReady.class);
        assertThat(gallery.photos()).hasSize(2);
    }

    @Test
    void otherContentUnderTheSameName_shouldBeStoredUnderItsDigest_andLeaveTheFirstAlone() throws Exception {
        gallery.photos().put("a.jpg", StoredObject.of("first", Map.of(MetadataHeaders.SHA256, "0".repeat(64))));
        Path file = photo("a.jpg", "other");

        UploadState end = end(upload(file, ""));

        PhotoKey key = new PhotoKey("a.jpg").withDigest(PhotoFile.read(file).sha256());
        assertThat(end)
                .isInstanceOfSatisfying(
                        ThumbnailReady.class, ready -> assertThat(ready.key()).isEqualTo(key));
        assertThat(gallery.photos()).containsOnlyKeys("a.jpg", key.value());
        assertThat(gallery.photos().get("a.jpg").bytes()).isEqualTo("first".getBytes(UTF_8));
    }

    @Test
    void nameTakenBetweenLookAndPut_shouldLeadToTheDigest() throws Exception {
        Path file = photo("a.jpg", "mine");
        gallery.plan(
                "PUT",
                "/photos",
                Fault.after(() -> gallery.photos().put("a.jpg", StoredObject.of("theirs", Map.of()))));

        assertThat(end(upload(file, ""))).isInstanceOf(ThumbnailReady.class);
        assertThat(gallery.photos()).hasSize(2);
    }

    @Test
    void lostAnswer_shouldEndWithOnePhotoThatCountsAsStored() throws Exception {
        gallery.plan("PUT", "/photos", Fault.LOST_ANSWER);

        UploadState end = end(upload(photo("a.jpg", "red"), ""));

        assertThat(end).isInstanceOf(ThumbnailReady.class);
        assertThat(gallery.photos()).containsOnlyKeys("a.jpg");
    }

    @Test
    void twoAnswers503_shouldBeRetriedWithAReason() throws Exception {
        gallery.plan("PUT", "/photos", Fault.status(503), Fault.status(503));

        assertThat(end(upload(photo("a.jpg", "red"), ""))).isInstanceOf(ThumbnailReady.class);

        assertThat(states.stream().filter(Retrying.class::isInstance))
                .hasSize(2)
                .allSatisfy(state -> assertThat(((Retrying) state).reason())
                        .isEqualTo(new UploadReason.ByGallery(new GalleryReason.Trouble(asked(), 503))));
    }

    @Test
    void brokenConnections_shouldBeRetried() throws Exception {
        gallery.plan("HEAD", "/photos", Fault.BROKEN, Fault.BROKEN);
        gallery.plan("PUT", "/photos", Fault.BROKEN);

        assertThat(end(upload(photo("a.jpg", "red"), ""))).isInstanceOf(ThumbnailReady.class);
    }

    @Test
    void answer409_shouldBeRetried() throws Exception {
        gallery.plan("PUT", "/photos", Fault.status(409));

        assertThat(end(upload(photo("a.jpg", "red"), ""))).isInstanceOf(ThumbnailReady.class);
    }

    @Test
    void retryAfterInSeconds_shouldBeHonoured() throws Exception {
        gallery.plan("PUT", "/photos", Fault.status(429, "7"));

        end(upload(photo("a.jpg", "red"), ""));

        assertThat(time.sleeps().getFirst()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
    }

    @Test
    void retryAfterBeyondAllPatience_shouldFailAtOnce() throws Exception {
        gallery.plan("PUT", "/photos", Fault.status(503, "86400"));

        assertThat(end(upload(photo("a.jpg", "red"), "")))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.retryable()).isTrue());
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void refusal_shouldNotBeRetriedByItself() throws Exception {
        gallery.plan("PUT", "/photos", Fault.status(400));

        assertThat(end(upload(photo("a.jpg", "red"), "")))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.retryable()).isTrue());
        assertThat(gallery.count("PUT", "/photos")).isEqualTo(1);
    }

    @Test
    void missingRight_shouldFailWithAReasonAboutSigningIn() throws Exception {
        gallery.plan("PUT", "/photos", Fault.status(401));

        assertThat(end(upload(photo("a.jpg", "red"), "")))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.reason())
                                .isEqualTo(
                                        new UploadReason.ByGallery(new GalleryReason.SignInWanted(gallery.address()))));
    }

    @Test
    void faultAtOnePhotoOnly_shouldBeGivenUpAfterAFewAttempts() throws Exception {
        Fault[] faults = new Fault[UploadSettings.STANDARD.attempts()];
        Arrays.fill(faults, Fault.status(500));
        gallery.plan("PUT", "/photos", faults);

        assertThat(end(upload(photo("a.jpg", "red"), "")))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.retryable()).isTrue());
        assertThat(gallery.hasPlans()).isFalse();
    }

    @Test
    void galleryAwayForLong_shouldFailRetryably_andSucceedOnRetryOnceItIsBack() throws Exception {
        gallery.goAway();
        Upload upload = upload(photo("a.jpg", "red"), "");
        assertThat(end(upload)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.retryable()).isTrue();
            assertThat(failed.reason())
                    .isEqualTo(new UploadReason.GalleryForLong(
                            new GalleryReason.NoAnswer(asked(), new GalleryReason.Connection.Silent())));
        });
        Duration tried = time.sleeps().stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(tried).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));

        gallery.comeBack();
        upload.retry();

        await().untilAsserted(() -> assertThat(upload.state()).isInstanceOf(ThumbnailReady.class));
    }

    @Test
    void photosAfterALongOutage_shouldNotEachWaitThroughItAgain() throws Exception {
        gallery.goAway();
        end(upload(photo("a.jpg", "red"), ""));
        Instant failed = time.now();

        end(upload(photo("b.jpg", "blue"), ""));

        assertThat(Duration.between(failed, time.now())).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void galleryGoneAndBack_shouldEndWithTheThumbnail() throws Exception {
        gallery.goAway();
        time.hold();
        Upload upload = upload(photo("a.jpg", "red"), "");
        await().until(() -> upload.state() instanceof Retrying);

        gallery.comeBack();
        time.wake();

        assertThat(end(upload)).isInstanceOf(ThumbnailReady.class);
    }

    @Test
    void filesThatCannotBeSent_shouldFailWithAReasonEach() throws Exception {
        Path large = folder.resolve("large.jpg");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(Routes.MAX_UPLOAD_BYTES + 1);
        }
        Path empty = Files.createFile(folder.resolve("empty.jpg"));

        assertThat(reason(large))
                .isEqualTo(new UploadReason.TooLarge(large, Routes.MAX_UPLOAD_BYTES + 1, Routes.MAX_UPLOAD_BYTES));
        assertThat(reason(empty)).isEqualTo(new UploadReason.Empty(empty));
        Path missing = folder.resolve("missing.jpg");
        assertThat(reason(missing)).isEqualTo(new UploadReason.Missing(missing));
        assertThat(reason(folder)).isEqualTo(new UploadReason.Folder(folder));
        assertThat(gallery.requests()).isEmpty();
    }

    @Test
    void largestPhoto_shouldBeSent() throws Exception {
        Path largest = folder.resolve("largest.jpg");
        try (RandomAccessFile sparse = new RandomAccessFile(largest.toFile(), "rw")) {
            sparse.setLength(Routes.MAX_UPLOAD_BYTES);
        }

        assertThat(end(upload(largest, ""))).isInstanceOf(ThumbnailReady.class);
        assertThat(gallery.photos().get("largest.jpg").bytes()).hasSize((int) Routes.MAX_UPLOAD_BYTES);
        assertThat(states).contains(new Sending(Routes.MAX_UPLOAD_BYTES, Routes.MAX_UPLOAD_BYTES));
    }

    @Test
    void fileThatChangesWhileItIsSent_shouldNeverArriveHalfOldHalfNew() throws Exception {
        Path file = photo("a.jpg", "old".repeat(50_000));
        List<Path> changes = new ArrayList<>(List.of(file));
        Upload upload = engine.submit(file, "", (_, state) -> {
            states.add(state);
            if (state instanceof Sending sending && sending.sent() > 0 && !changes.isEmpty()) {
                write(changes.removeFirst(), JPEG + "new".repeat(50_000));
            }
        });

        assertThat(end(upload)).isInstanceOf(ThumbnailReady.class);

        assertThat(states.stream().filter(Retrying.class::isInstance))
                .singleElement()
                .satisfies(state -> assertThat(((Retrying) state).reason()).isEqualTo(new UploadReason.Changed(file)));
        assertThat(gallery.photos()).containsOnlyKeys("a.jpg");
        assertThat(gallery.photos().get("a.jpg").bytes()).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void fileThatIsWrittenAllTheTime_shouldFailWithThatReason() throws Exception {
        Path file = photo("a.jpg", "start".repeat(50_000));
        Upload upload = engine.submit(file, "", (_, state) -> {
            if (state instanceof Sending sending && sending.sent() > 0) {
                append(file);
            }
        });

        assertThat(end(upload)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(new UploadReason.Changed(file));
            assertThat(failed.retryable()).isTrue();
        });
        assertThat(gallery.photos()).isEmpty();
    }

    @Test
    void uploadCancelledWhileItWaitsForARetry_shouldBeCancelled_andStartAgainOnRetry() throws Exception {
        gallery.plan("HEAD", "/photos", Fault.status(503));
        time.hold();
        Upload upload = upload(photo("a.jpg", "red"), "");
        await().until(() -> upload.state() instanceof Retrying);

        upload.cancel();

        assertThat(end(upload)).isEqualTo(new Cancelled());
        assertThat(gallery.photos()).isEmpty();

        time.wake();
        upload.retry();
        await().untilAsserted(() -> assertThat(upload.state()).isInstanceOf(ThumbnailReady.class));
    }

    @Test
    void uploadCancelledBeforeItsTurn_shouldNeverBeSent() throws Exception {
        CountDownLatch opened = new CountDownLatch(1);
        List<Upload> first = new ArrayList<>();
        for (int i = 0; i < UploadSettings.STANDARD.parallel(); i++) {
            gallery.plan("PUT", "/photos", Fault.silentUntil(opened));
            first.add(upload(photo(i + ".jpg", "red"), ""));
        }
        await().until(() -> gallery.count("PUT", "/photos") == UploadSettings.STANDARD.parallel());
        Upload waiting = engine.submit(photo("last.jpg", "red"), "");

        waiting.cancel();

        assertThat(end(waiting)).isEqualTo(new Cancelled());
        opened.countDown();
        first.forEach(this::end);
        assertThat(gallery.photos()).doesNotContainKey("last.jpg").hasSize(first.size());
    }

    @Test
    void uploadCancelledAfterItsLastByte_shouldTellWhatTheGalleryAnswers() throws Exception {
        CountDownLatch opened = new CountDownLatch(1);
        gallery.plan("PUT", "/photos", Fault.silentUntil(opened));
        Path file = photo("a.jpg", "red");
        Upload upload = upload(file, "");
        await().until(() -> upload.state() instanceof Sending sending && sending.sent() == sending.total());

        upload.cancel();
        opened.countDown();

        assertThat(end(upload)).isInstanceOf(ThumbnailReady.class);
    }

    @Test
    void retryAskedForWithinTheListener_shouldBeHeard() throws Exception {
        gallery.plan("PUT", "/photos", Fault.status(400));
        Upload upload = engine.submit(photo("a.jpg", "red"), "", (failed, state) -> {
            if (state instanceof Failed) {
                failed.retry();
            }
        });

        await().untilAsserted(() -> assertThat(upload.state()).isInstanceOf(ThumbnailReady.class));
    }

    @Test
    void listenerThatThrows_shouldNotHarmTheUpload() throws Exception {
        Upload upload = engine.submit(photo("a.jpg", "red"), "", (_, _) -> {
            throw new IllegalStateException("a fault in the listener");
        });

        assertThat(end(upload)).isInstanceOf(ThumbnailReady.class);
    }

    @Test
    void sameNameInOneBatch_shouldKeepEveryContentOnce() throws Exception {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Path file = folder.resolve("card" + i + "/IMG_0001.JPG");
            Files.createDirectories(file.getParent());
            files.add(write(file, JPEG + "content " + i % 6));
        }

        List<Upload> uploads =
                files.stream().map(file -> engine.submit(file, "")).toList();
        List<UploadState> ends = uploads.stream().map(this::end).toList();

        assertThat(gallery.photos()).hasSize(6);
        assertThat(gallery.photos().values().stream().map(photo -> new String(photo.bytes(), UTF_8)))
                .doesNotHaveDuplicates();
        assertThat(ends.stream().filter(AlreadyInGallery.class::isInstance)).hasSize(6);
    }

    @Test
    void manyPhotos_shouldAllArrive_aFewAtATime() throws Exception {
        List<Upload> uploads = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            uploads.add(engine.submit(photo(i + ".jpg", "photo " + i), ""));
        }

        assertThat(uploads.stream().map(this::end)).allMatch(ThumbnailReady.class::isInstance);

        assertThat(gallery.photos()).hasSize(500);
    }

    @Test
    void placeholder_shouldEndWithoutThumbnailAndSayWhy() throws Exception {
        Path text = write(folder.resolve("notes.txt"), "no picture");

        UploadState end = end(upload(text, ""));

        assertThat(end).isInstanceOfSatisfying(WithoutThumbnail.class, without -> {
            assertThat(without.error()).isEqualTo(ThumbnailError.UNSUPPORTED);
        });
        assertThat(gallery.photos().get("notes.txt").headers())
                .containsEntry("content-type", "application/octet-stream");
    }

    @Test
    void thumbnailThatComesLate_shouldBeSaidToBeLateAfterAMinute_andStillBeFound() throws Exception {
        gallery.holdThumbnailsBack();
        Upload upload = engine.submit(photo("a.jpg", "red"), "", (_, state) -> {
            states.add(state);
            if (state instanceof ThumbnailLate) {
                gallery.thumbnails().put("a.jpg", gallery.photos().get("a.jpg"));
            }
        });

        assertThat(end(upload)).isInstanceOf(ThumbnailReady.class);

        assertThat(states).hasAtLeastOneElementOfType(ThumbnailLate.class);
        assertThat(time.sleeps().getFirst()).isBetween(Duration.ofMillis(250), Duration.ofMillis(320));
        List<Duration> untilLate = time.sleeps().subList(0, time.sleeps().size() - 1);
        assertThat(untilLate).isSorted().allMatch(pause -> pause.compareTo(Duration.ofMillis(6250)) <= 0);
        assertThat(untilLate.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(67));
        assertThat(time.sleeps().getLast()).isGreaterThanOrEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void polls_shouldEachPassTheCaches() throws Exception {
        gallery.plan("HEAD", "/thumbnails", Fault.status(404), Fault.status(404), Fault.status(503));

        end(upload(photo("a.jpg", "red"), ""));

        assertThat(gallery.requests().stream().filter(request -> request.startsWith("HEAD /stage/thumbnails")))
                .hasSize(4)
                .doesNotHaveDuplicates();
    }

    @Test
    void namesThatDifferInCaseAlone_onADiskThatIgnoresIt_shouldAllBeStored() throws Exception {
        gallery.ignoreCase();

        for (String name : List.of("IMG_1.JPG", "img_1.jpg", "Img_1.Jpg")) {
            assertThat(end(upload(photo(name, name), ""))).isInstanceOf(ThumbnailReady.class);
        }

        assertThat(gallery.photos()).hasSize(3).containsKey("IMG_1.jpg");
        assertThat(gallery.photos().keySet())
                .filteredOn(key -> !key.equals("IMG_1.jpg"))
                .allMatch(key -> key.matches("[Ii]mg_1-[0-9a-f]{8}\\.jpg"));
        assertThat(states).noneMatch(Retrying.class::isInstance);
        for (String name : List.of("IMG_1.JPG", "img_1.jpg", "Img_1.Jpg")) {
            assertThat(end(upload(folder.resolve(name), ""))).isInstanceOf(AlreadyInGallery.class);
        }
    }

    @Test
    void nameWithoutExtension_shouldGetThatOfItsContent() throws Exception {
        assertThat(end(upload(photo("noext", "red"), ""))).isInstanceOf(ThumbnailReady.class);
        assertThat(end(upload(photo("dot.jpg.", "blue"), ""))).isInstanceOf(ThumbnailReady.class);

        assertThat(gallery.photos()).containsOnlyKeys("noext.jpg", "dot.jpg");
        assertThat(gallery.photos().get("noext.jpg").headers()).containsEntry(MetadataHeaders.FILENAME, "noext");
    }

    @Test
    void errorThatNobodyExpected_shouldFailThePhotoWithACode_andNotHang() throws Exception {
        TokenSource broken = () -> {
            throw new OutOfMemoryError("of this test");
        };
        try (GalleryClient faulty = new GalleryClient(gallery.address(), broken);
                UploadEngine breaking = new UploadEngine(faulty, UploadSettings.STANDARD, time, new Failures("test"))) {
            Upload upload = breaking.submit(photo("a.jpg", "red"), "");

            await().until(() -> upload.state().isFinal());

            assertThat(upload.state()).isInstanceOfSatisfying(Failed.class, failed -> {
                UnexpectedFailure failure = failed.unexpected().orElseThrow();
                assertThat(failed.reason()).isEqualTo(new UploadReason.Unexpected(failure.code()));
                assertThat(failure.details()).contains("a.jpg", "of this test");
            });
        }
    }

    @Test
    void closing_shouldCancelWhatWaits_andLetAnswersUnderWayArrive() throws Exception {
        CountDownLatch opened = new CountDownLatch(1);
        gallery.plan("PUT", "/photos", Fault.silentUntil(opened));
        UploadEngine oneByOne = new UploadEngine(
                client,
                new UploadSettings(
                        1, Duration.ofMinutes(1), Duration.ZERO, 3, Duration.ofMinutes(1), Duration.ofMinutes(2)),
                time,
                new Failures("test"));
        Upload first = oneByOne.submit(photo("a.jpg", "red"), "");
        await().until(() -> first.state() instanceof Sending sending && sending.sent() == sending.total());
        Upload second = oneByOne.submit(photo("b.jpg", "blue"), "", (_, state) -> {
            if (state instanceof Cancelled) {
                opened.countDown();
            }
        });
        // Whoever waited for the thumbnail now would wait for ever.
        gallery.holdThumbnailsBack();
        time.hold();

        oneByOne.close();

        assertThat(second.state()).isEqualTo(new Cancelled());
        assertThat(first.state()).isInstanceOf(UploadState.InGallery.class);
        assertThat(gallery.photos()).containsOnlyKeys("a.jpg");
    }

    private Upload upload(Path file, String album) {
        return engine.submit(file, album, (_, state) -> states.add(state));
    }

    private UploadState end(Upload upload) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> upload.state().isFinal());
        return upload.state();
    }

    private GalleryReason.Asked asked() {
        return GalleryReason.Asked.gallery(gallery.address());
    }

    private UploadReason reason(Path file) {
        return ((Failed) end(engine.submit(file, ""))).reason();
    }

    private Path photo(String name, String content) {
        return write(folder.resolve(name), JPEG + content);
    }

    private static Path write(Path file, String content) {
        try {
            return Files.write(file, content.getBytes(ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(Path file) {
        try {
            Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
