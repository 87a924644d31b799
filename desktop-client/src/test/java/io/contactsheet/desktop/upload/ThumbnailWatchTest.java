package io.contactsheet.desktop.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.testkit.FakeGallery;
import io.contactsheet.desktop.testkit.OwnTime;
import io.contactsheet.desktop.testkit.StoredObject;
import io.contactsheet.desktop.upload.UploadState.Stored;
import io.contactsheet.desktop.upload.UploadState.ThumbnailLate;
import io.contactsheet.desktop.upload.UploadState.ThumbnailReady;
import io.contactsheet.shared.key.PhotoKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThumbnailWatchTest {

    private static final PhotoKey LAST = new PhotoKey("last.jpg");
    private static final PhotoKey OTHER = new PhotoKey("other.jpg");

    private final FakeGallery gallery = FakeGallery.start();
    private final GalleryClient client = new GalleryClient(gallery.address());
    private final OwnTime time = new OwnTime();
    private final ThumbnailWatch watch = new ThumbnailWatch(client, UploadSettings.STANDARD, time);
    private final List<UploadState> states = new ArrayList<>();
    private final Instant begin = time.now();

    @AfterEach
    void close() {
        client.close();
        gallery.close();
    }

    @Test
    void thumbnailInAQueue_shouldNotBeLate_whileOthersStillCome() throws Exception {
        gallery.thumbnails().put(OTHER.value(), StoredObject.of("x", Map.of()));
        time.onSleep(this::otherComesUntilThreeMinutesHaveGone);

        watch.follow(stored(LAST), LAST);

        assertThat(states).hasExactlyElementsOfTypes(ThumbnailReady.class);
    }

    @Test
    void thumbnailThatNeverComes_shouldBeLate_andInTheEndNotBeLookedForAnyMore() throws Exception {
        watch.follow(stored(LAST), LAST);

        assertThat(states).hasExactlyElementsOfTypes(ThumbnailLate.class);
        assertThat(Duration.between(begin, time.now())).isBetween(Duration.ofMinutes(57), Duration.ofHours(1));
    }

    private void otherComesUntilThreeMinutesHaveGone() {
        time.onSleep(() -> {});
        follow(stored(OTHER), OTHER);
        if (Duration.between(begin, time.now()).compareTo(Duration.ofMinutes(3)) > 0) {
            gallery.thumbnails().put(LAST.value(), StoredObject.of("x", Map.of()));
        }
        time.onSleep(this::otherComesUntilThreeMinutesHaveGone);
    }

    private void follow(Upload upload, PhotoKey key) {
        try {
            watch.follow(upload, key);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Upload stored(PhotoKey key) {
        Upload upload = new Upload(Path.of(key.value()), "", _ -> {});
        upload.become(new Stored(key));
        if (key.equals(LAST)) {
            upload.onChange((_, state) -> states.add(state));
        }
        return upload;
    }
}
