package io.contactsheet.desktop.upload;

import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.ObjectHead;
import io.contactsheet.desktop.upload.UploadState.InGallery;
import io.contactsheet.desktop.upload.UploadState.Stored;
import io.contactsheet.desktop.upload.UploadState.ThumbnailLate;
import io.contactsheet.desktop.upload.UploadState.ThumbnailReady;
import io.contactsheet.desktop.upload.UploadState.WithoutThumbnail;
import io.contactsheet.shared.api.ThumbnailError;
import io.contactsheet.shared.key.PhotoKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Looks for the thumbnails of photos that are stored: often at first, then now and then. */
final class ThumbnailWatch {

    private static final String LATE = "The photo is safe. Its thumbnail takes longer than usual.";
    private static final int AT_THE_SAME_TIME = 4;

    private final GalleryClient gallery;
    private final UploadSettings settings;
    private final Timing timing;
    private volatile Instant lastFound = Instant.MIN;
    private final Semaphore turns = new Semaphore(AT_THE_SAME_TIME, true);

    ThumbnailWatch(GalleryClient gallery, UploadSettings settings, Timing timing) {
        this.gallery = gallery;
        this.settings = settings;
        this.timing = timing;
    }

    /** Follows a photo until its thumbnail is there, or it makes no sense to look again. */
    void follow(Upload upload, PhotoKey key) throws InterruptedException {
        Instant stored = timing.now();
        PollPace pace = new PollPace();
        Duration waited = Duration.ZERO;
        while (waited.compareTo(settings.thumbnailGiveUp()) < 0) {
            timing.sleep(pace.next(timing.random()));
            Optional<InGallery> found = look(key, pace);
            if (found.isPresent()) {
                lastFound = timing.now();
                upload.become(found.get());
                return;
            }
            waited = Duration.between(stored, timing.now());
            if (isLate(stored) && upload.state() instanceof Stored) {
                pace.slowDown();
                upload.become(new ThumbnailLate(key, LATE));
            }
        }
    }

    /** While others of a large batch still come, this one is in a queue: only a standstill is unusual. */
    private boolean isLate(Instant stored) {
        Instant found = lastFound;
        Instant since = found.isAfter(stored) ? found : stored;
        return Duration.between(since, timing.now()).compareTo(settings.thumbnailPatience()) >= 0;
    }

    private Optional<InGallery> look(PhotoKey key, PollPace pace) throws InterruptedException {
        turns.acquire();
        try {
            return gallery.thumbnailHead(key).map(head -> found(key, head));
        } catch (GalleryException.Passing fault) {
            fault.retryAfter().ifPresent(pace::restFor);
            return Optional.empty();
        } catch (GalleryException refused) {
            return Optional.of(
                    new ThumbnailLate(key, "The photo is safe. Its thumbnail cannot be seen: " + refused.sentence()));
        } finally {
            turns.release();
        }
    }

    private static InGallery found(PhotoKey key, ObjectHead head) {
        return head.thumbnailError()
                .<InGallery>map(error -> new WithoutThumbnail(key, head.version(), error, sentence(error)))
                .orElseGet(() -> new ThumbnailReady(key, head.version()));
    }

    private static String sentence(ThumbnailError error) {
        return switch (error) {
            case CORRUPT -> "The file is safe in the gallery, but it is damaged: no thumbnail can be made of it.";
            case UNSUPPORTED ->
                "The file is safe in the gallery, but it is no picture of a format that thumbnails can be made of.";
            case TOO_LARGE ->
                "The photo is safe in the gallery, but has too many pixels for a thumbnail to be made of it.";
        };
    }
}
