package io.contactsheet.desktop.ui.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.GalleryReason;
import io.contactsheet.desktop.ui.notice.Trouble;
import io.contactsheet.desktop.ui.task.ManualTaskExecutor;
import io.contactsheet.desktop.upload.UploadEngine;
import io.contactsheet.desktop.upload.UploadState;
import io.contactsheet.shared.key.PhotoKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SheetViewModelTest {

    private static final GalleryReason NO_ANSWER = new GalleryReason.NoAnswer(
            GalleryReason.Asked.gallery(URI.create("http://gallery")), new GalleryReason.Connection.Silent());

    private final ManualTaskExecutor tasks = new ManualTaskExecutor();
    private final GalleryInMemory gallery = new GalleryInMemory();
    private final SheetViewModel sheet = new SheetViewModel(gallery, tasks, tasks, () -> 0.5);

    @BeforeEach
    void open() {
        sheet.refresh();
    }

    @Test
    void photos_shouldBeNewestFirst() {
        gallery.put("old.jpg", 100);
        gallery.put("new.jpg", 300);
        gallery.put("middle.jpg", 200);
        tasks.runAll();
        assertThat(names()).containsExactly("new.jpg", "middle.jpg", "old.jpg");
    }

    @Test
    void photoThatStays_shouldStayTheSameObject() {
        gallery.put("one.jpg", 100);
        tasks.runAll();
        PhotoViewModel before = sheet.photos().getFirst();
        gallery.put("two.jpg", 200);
        tasks.advance(Duration.ofMinutes(1));
        assertThat(sheet.photos()).hasSize(2).contains(before);
    }

    @Test
    void photoDeletedByOthers_shouldLeaveTheSheet() {
        gallery.put("one.jpg", 100);
        gallery.put("two.jpg", 200);
        tasks.runAll();
        gallery.photos.removeFirst();
        tasks.advance(Duration.ofMinutes(1));
        assertThat(names()).containsExactly("two.jpg");
    }

    @Test
    void thumbnailThatComesLater_shouldBeShownThen() {
        gallery.photos.add(new ListedPhoto(new PhotoKey("one.jpg"), 1, Instant.ofEpochSecond(1), Optional.empty()));
        tasks.runAll();
        PhotoViewModel photo = sheet.photos().getFirst();
        assertThat(photo.status()).isEqualTo(new PhotoStatus.MakingThumbnail());
        gallery.photos.clear();
        gallery.put("one.jpg", 1);
        tasks.advance(Duration.ofMinutes(1));
        assertThat(photo.status()).isEqualTo(new PhotoStatus.InGallery());
        assertThat(photo.pictureProperty().get()).isEqualTo(new PhotoPicture.Thumbnail(new PhotoKey("one.jpg"), "v1"));
    }

    @Test
    void album_shouldShowItsPhotosAndThoseBelowIt() {
        gallery.put("one.jpg", 1);
        gallery.put("trip/two.jpg", 2);
        gallery.put("trip/day/three.jpg", 3);
        gallery.put("tripod/four.jpg", 4);
        tasks.runAll();
        assertThat(sheet.albums())
                .containsExactly(
                        new Album("", 4), new Album("trip", 2), new Album("trip/day", 1), new Album("tripod", 1));
        sheet.albumProperty().set("trip");
        assertThat(names()).containsExactly("three.jpg", "two.jpg");
    }

    @Test
    void oneLostAnswer_shouldBeNoNews() {
        tasks.runAll();
        gallery.failures.add(unreachable());
        tasks.advance(Duration.ofSeconds(5));
        assertThat(sheet.connectionProperty().get()).isInstanceOf(Connection.Open.class);
    }

    @Test
    void galleryGoneAndBack_shouldBeSaidBothTimesAndKeepThePhotos() {
        gallery.put("one.jpg", 1);
        tasks.runAll();
        for (int i = 0; i < 4; i++) {
            gallery.failures.add(unreachable());
        }
        tasks.advance(Duration.ofSeconds(6));
        assertThat(sheet.connectionProperty().get()).isEqualTo(new Connection.Lost(new Trouble.ByGallery(NO_ANSWER)));
        assertThat(names()).containsExactly("one.jpg");
        tasks.advance(Duration.ofMinutes(1));
        assertThat(sheet.connectionProperty().get()).isInstanceOf(Connection.Open.class);
    }

    @Test
    void galleryOutOfReachFromTheStart_shouldBeSaidAtOnce() {
        gallery.failures.add(unreachable());
        tasks.runAll();
        assertThat(sheet.connectionProperty().get()).isEqualTo(new Connection.Lost(new Trouble.ByGallery(NO_ANSWER)));
    }

    @Test
    void deletedPhoto_shouldLeaveTheGalleryAndTheSheet() {
        gallery.put("one.jpg", 1);
        tasks.runAll();
        sheet.delete(sheet.photos().getFirst(), _ -> {});
        assertThat(sheet.photos().getFirst().status()).isEqualTo(new PhotoStatus.Deleting());
        tasks.runAll();
        assertThat(names()).isEmpty();
        assertThat(gallery.photos).isEmpty();
    }

    @Test
    void photoThatCannotBeDeleted_shouldStayAndSayWhy() {
        gallery.put("one.jpg", 1);
        tasks.runAll();
        gallery.deletionFailure =
                Optional.of(new GalleryException.NotAllowed(new GalleryReason.SignInWanted(gallery.address())));
        List<Trouble> troubles = new ArrayList<>();
        sheet.delete(sheet.photos().getFirst(), troubles::add);
        tasks.runAll();
        assertThat(troubles).containsExactly(new Trouble.ByGallery(new GalleryReason.SignInWanted(gallery.address())));
        assertThat(sheet.photos().getFirst().status()).isEqualTo(new PhotoStatus.InGallery());
    }

    @Test
    void duplicateThatIsListedLater_shouldStandWhereItCameFirst() {
        try (GalleryClient client = new GalleryClient(gallery.address());
                UploadEngine engine = new UploadEngine(client, new Failures("Contact Sheet"))) {
            PhotoViewModel copy =
                    PhotoViewModel.ofUpload(engine.submit(Path.of("missing", "old.jpg"), ""), "", tasks.instant(), 1);
            sheet.add(List.of(copy));
            sheet.update(Map.of(copy, new UploadState.AlreadyInGallery(new PhotoKey("old.jpg"))));
            assertThat(names()).containsExactly("old.jpg");
            gallery.put("old.jpg", 100);
            gallery.put("new.jpg", 300);
            tasks.runAll();
            assertThat(names()).containsExactly("new.jpg", "old.jpg");
            assertThat(sheet.photos().getLast().status())
                    .isEqualTo(new PhotoStatus.Uploading(new UploadState.AlreadyInGallery(new PhotoKey("old.jpg"))));
        }
    }

    @Test
    void photoDeletedWhileItsThumbnailIsMade_shouldNotComeBack() {
        try (GalleryClient client = new GalleryClient(gallery.address());
                UploadEngine engine = new UploadEngine(client, new Failures("Contact Sheet"))) {
            PhotoKey key = new PhotoKey("one.jpg");
            PhotoViewModel photo =
                    PhotoViewModel.ofUpload(engine.submit(Path.of("missing", "one.jpg"), ""), "", tasks.instant(), 1);
            sheet.add(List.of(photo));
            sheet.update(Map.of(photo, new UploadState.Stored(key)));
            sheet.delete(photo, _ -> {});
            tasks.runAll();
            sheet.update(Map.of(photo, new UploadState.ThumbnailReady(key, "v")));
            assertThat(names()).isEmpty();
            gallery.put("one.jpg", 100);
            tasks.advance(Duration.ofMinutes(1));
            assertThat(sheet.photos()).hasSize(1).doesNotContain(photo);
        }
    }

    @Test
    void quietGallery_shouldBeAskedLessAndLess_andOftenAgainOnceSomethingIsNew() {
        tasks.runAll();
        tasks.advance(Duration.ofMinutes(10));
        assertThat(listingsWithin(Duration.ofMinutes(1))).isEqualTo(3);
        gallery.put("one.jpg", 1);
        tasks.advance(Duration.ofSeconds(21));
        assertThat(listingsWithin(Duration.ofSeconds(20))).isGreaterThan(3);
    }

    @Test
    void failures_shouldBackOffAndBeForgottenAfterAnAnswer() {
        tasks.runAll();
        for (int i = 0; i < 20; i++) {
            gallery.failures.add(unreachable());
        }
        tasks.advance(Duration.ofMinutes(1));
        assertThat(listingsWithin(Duration.ofSeconds(30))).isEqualTo(3);
        gallery.failures.clear();
        tasks.advance(Duration.ofMinutes(10));
        for (int i = 0; i < 4; i++) {
            gallery.failures.add(unreachable());
        }
        sheet.refresh();
        tasks.runAll();
        assertThat(listingsWithin(Duration.ofSeconds(4))).isEqualTo(3);
    }

    @Test
    void slowAnswer_shouldEarnALongPause_butNotMoreThanHalfAMinute() {
        gallery.answering = () -> tasks.pass(Duration.ofMillis(1500));
        tasks.runAll();
        assertThat(listingsWithin(Duration.ofSeconds(14))).isZero();
        assertThat(listingsWithin(Duration.ofSeconds(2))).isEqualTo(1);
        gallery.answering = () -> tasks.pass(Duration.ofSeconds(45));
        tasks.advance(Duration.ofSeconds(15));
        assertThat(listingsWithin(Duration.ofSeconds(31))).isEqualTo(1);
    }

    @Test
    void uploadThatLooksForItsThumbnail_shouldNotMakeTheSheetAskForIt_butOnceItIsThere() {
        try (GalleryClient client = new GalleryClient(gallery.address());
                UploadEngine engine = new UploadEngine(client, new Failures("Contact Sheet"))) {
            PhotoKey key = new PhotoKey("one.jpg");
            PhotoViewModel photo =
                    PhotoViewModel.ofUpload(engine.submit(Path.of("missing", "one.jpg"), ""), "", tasks.instant(), 1);
            tasks.runAll();
            sheet.add(List.of(photo));
            sheet.update(Map.of(photo, new UploadState.Stored(key)));
            assertThat(listingsWithin(Duration.ofSeconds(2))).isZero();
            sheet.refresh();
            tasks.runAll();
            sheet.update(Map.of(photo, new UploadState.ThumbnailReady(key, "v")));
            assertThat(listingsWithin(Duration.ofSeconds(2))).isEqualTo(1);
            gallery.answering = () -> tasks.pass(Duration.ofMillis(1500));
            sheet.refresh();
            tasks.runAll();
            sheet.update(Map.of(photo, new UploadState.ThumbnailReady(key, "w")));
            assertThat(listingsWithin(Duration.ofSeconds(14))).isZero();
        }
    }

    private int listingsWithin(Duration time) {
        int before = gallery.listings;
        tasks.advance(time);
        return gallery.listings - before;
    }

    @Test
    void stoppedSheet_shouldAskNoMore() {
        tasks.runAll();
        sheet.stop();
        int before = gallery.listings;
        tasks.advance(Duration.ofHours(1));
        assertThat(gallery.listings).isEqualTo(before);
    }

    private List<String> names() {
        return sheet.photos().stream().map(PhotoViewModel::name).toList();
    }

    private static GalleryException unreachable() {
        return new GalleryException.Unreachable(NO_ANSWER, new IOException());
    }
}
