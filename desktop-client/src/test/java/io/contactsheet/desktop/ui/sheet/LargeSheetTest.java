package io.contactsheet.desktop.ui.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.ui.task.ManualTaskExecutor;
import io.contactsheet.desktop.upload.Upload;
import io.contactsheet.desktop.upload.UploadEngine;
import io.contactsheet.desktop.upload.UploadState;
import io.contactsheet.desktop.upload.UploadState.AlreadyInGallery;
import io.contactsheet.desktop.upload.UploadState.Cancelled;
import io.contactsheet.desktop.upload.UploadState.Stored;
import io.contactsheet.shared.key.PhotoKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A hundred thousand photos in ten thousand albums. */
class LargeSheetTest {

    private static final int MANY = 100_000;
    private static final int ALBUMS = 10_000;

    private final ManualTaskExecutor tasks = new ManualTaskExecutor();
    private final GalleryInMemory gallery = new GalleryInMemory();
    private final SheetViewModel sheet = new SheetViewModel(gallery, tasks, tasks);
    private final GalleryClient client = new GalleryClient(gallery.address());
    private final UploadEngine engine = new UploadEngine(client, new Failures("Contact Sheet"));

    @BeforeEach
    void open() {
        gallery.photos.addAll(
                IntStream.range(0, MANY).mapToObj(LargeSheetTest::photo).toList());
        sheet.refresh();
        tasks.runAll();
    }

    @AfterEach
    void close() {
        engine.close();
        client.close();
    }

    @Test
    void firstListing_shouldComeInPieces_newestFirst() {
        assertThat(sheet.photos()).hasSize(MANY).isSortedAccordingTo(PhotoViewModel::newestFirst);
        assertThat(sheet.photos().getFirst().key()).contains(key(MANY - 1));
        assertThat(sheet.albums()).hasSize(1 + ALBUMS + ALBUMS / 100);
        assertThat(sheet.albums().getFirst()).isEqualTo(new Album("", MANY));
    }

    @Test
    void duplicatesDroppedOnIt_shouldLeaveThePhotosWhereTheyAre() {
        List<PhotoViewModel> before = List.copyOf(sheet.photos());
        Map<PhotoViewModel, UploadState> news = uploads(400, number -> new AlreadyInGallery(key(number * 200)));
        tasks.onFx(() -> sheet.add(List.copyOf(news.keySet())));
        assertThat(sheet.photos()).hasSize(MANY + 400);
        tasks.onFx(() -> sheet.update(news));
        assertThat(sheet.photos()).containsExactlyElementsOf(before);
        assertThat(sheet.photos().get(MANY - 1).status())
                .isInstanceOfSatisfying(
                        PhotoStatus.Uploading.class,
                        status -> assertThat(status.state()).isInstanceOf(UploadState.AlreadyInGallery.class));
    }

    @Test
    void photosStoredInIt_shouldStandFirst_eachOnce() {
        Map<PhotoViewModel, UploadState> news =
                uploads(400, number -> new Stored(new PhotoKey("new-" + number + ".jpg")));
        tasks.onFx(() -> sheet.add(List.copyOf(news.keySet())));
        tasks.onFx(() -> sheet.update(news));
        gallery.photos.addAll(IntStream.range(0, 400)
                .mapToObj(number ->
                        new ListedPhoto(new PhotoKey("new-" + number + ".jpg"), 1, tasks.instant(), Optional.of("v")))
                .toList());
        tasks.advance(Duration.ofMinutes(1));
        assertThat(sheet.photos()).hasSize(MANY + 400);
        assertThat(sheet.photos().subList(0, 400)).containsExactlyElementsOf(news.keySet());
    }

    @Test
    void uploadsGivenUp_shouldLeaveTogether() {
        Map<PhotoViewModel, UploadState> news = uploads(250, _ -> new Cancelled());
        tasks.onFx(() -> sheet.add(List.copyOf(news.keySet())));
        tasks.onFx(() -> sheet.update(news));
        assertThat(sheet.photos()).hasSize(MANY);
    }

    @Test
    void albumsOneAfterTheOther_shouldShowTheirPhotos() {
        tasks.onFx(() -> sheet.albumProperty().set("year-7"));
        assertThat(sheet.photos()).hasSize(MANY / 100);
        tasks.onFx(() -> sheet.albumProperty().set("year-7/day-7"));
        assertThat(sheet.photos()).hasSize(MANY / ALBUMS);
        tasks.onFx(() -> sheet.albumProperty().set(""));
        assertThat(sheet.photos()).hasSize(MANY);
    }

    @Test
    void photosDeletedByOthers_shouldGoInPieces() {
        gallery.photos.subList(0, MANY / 2).clear();
        tasks.advance(Duration.ofMinutes(1));
        assertThat(sheet.photos()).hasSize(MANY / 2);
    }

    @Test
    void photoDeletedHere_shouldGo() {
        tasks.onFx(() -> sheet.delete(sheet.photos().get(MANY / 2), _ -> {}));
        tasks.runAll();
        assertThat(sheet.photos()).hasSize(MANY - 1);
    }

    @Test
    void listenersOfTheList_shouldSeeEachChangeAsItIs() {
        List<PhotoViewModel> copy = new ArrayList<>(sheet.photos());
        sheet.photos().addListener((ListChangeListener<PhotoViewModel>) change -> follow(change, copy));
        Map<PhotoViewModel, UploadState> news =
                uploads(60, number -> number % 3 == 0 ? new Cancelled() : new AlreadyInGallery(key(number)));
        sheet.add(List.copyOf(news.keySet()));
        sheet.update(news);
        gallery.photos.subList(1_000, 1_300).clear();
        gallery.photos.removeIf(photo -> photo.bytes() % 1_000 == 0);
        tasks.advance(Duration.ofMinutes(1));
        assertThat(copy).containsExactlyElementsOf(sheet.photos());
    }

    /** The window is deaf meanwhile; to sort all the photos, which it never does there, would be noticed. */
    @Test
    @Tag("speed")
    void everyPieceOfWorkOnTheFxThread_shouldBeShort() {
        Map<PhotoViewModel, UploadState> news = uploads(400, number -> new AlreadyInGallery(key(number * 200)));
        tasks.onFx(() -> sheet.add(List.copyOf(news.keySet())));
        tasks.onFx(() -> sheet.update(news));
        tasks.onFx(() -> sheet.albumProperty().set("year-7"));
        tasks.onFx(() -> sheet.albumProperty().set(""));
        gallery.photos.subList(0, MANY / 2).clear();
        tasks.advance(Duration.ofMinutes(1));

        Duration longest = tasks.longestOnFx();
        Duration sorting = sortingOfAll();
        System.out.println("Longest piece of work on the FX thread: " + longest + ", sorting all photos: " + sorting);
        assertThat(longest).isLessThan(sorting.dividedBy(5));
    }

    private Duration sortingOfAll() {
        return IntStream.range(0, 5)
                .mapToObj(_ -> {
                    List<PhotoViewModel> shuffled = new ArrayList<>(IntStream.range(0, MANY)
                            .mapToObj(LargeSheetTest::photo)
                            .map(PhotoViewModel::ofListed)
                            .toList());
                    Collections.shuffle(shuffled, new Random(7));
                    ManualTaskExecutor alone = new ManualTaskExecutor();
                    alone.onFx(() -> shuffled.sort(PhotoViewModel::newestFirst));
                    return alone.longestOnFx();
                })
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static void follow(ListChangeListener.Change<? extends PhotoViewModel> change, List<PhotoViewModel> copy) {
        while (change.next()) {
            copy.subList(change.getFrom(), change.getFrom() + change.getRemovedSize())
                    .clear();
            copy.addAll(change.getFrom(), change.getAddedSubList());
        }
    }

    private Map<PhotoViewModel, UploadState> uploads(int count, IntFunction<UploadState> state) {
        Map<PhotoViewModel, UploadState> uploads = new LinkedHashMap<>();
        for (int number = 0; number < count; number++) {
            Upload upload = engine.submit(Path.of("missing", "new-" + number + ".jpg"), "");
            uploads.put(PhotoViewModel.ofUpload(upload, "", tasks.instant(), number + 1), state.apply(number));
        }
        return uploads;
    }

    private static ListedPhoto photo(int number) {
        return new ListedPhoto(key(number), number, Instant.ofEpochSecond(number), Optional.of("v" + number));
    }

    private static PhotoKey key(int number) {
        int album = number % ALBUMS;
        return new PhotoKey("year-" + album % 100 + "/day-" + album + "/photo-" + number + ".jpg");
    }
}
