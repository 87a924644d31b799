package io.contactsheet.desktop.upload;

import io.contactsheet.desktop.gallery.Backoff;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.ObjectHead;
import io.contactsheet.desktop.upload.UploadState.InGallery;
import io.contactsheet.desktop.upload.UploadState.LateReason;
import io.contactsheet.desktop.upload.UploadState.Stored;
import io.contactsheet.desktop.upload.UploadState.ThumbnailLate;
import io.contactsheet.desktop.upload.UploadState.ThumbnailReady;
import io.contactsheet.desktop.upload.UploadState.WithoutThumbnail;
import io.contactsheet.shared.key.PhotoKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Looks for the thumbnails of photos that are stored: often at first, then now and then. */
final class ThumbnailWatch {

    private static final int AT_THE_SAME_TIME = 4;
    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(5), 1.6, 1, 1.25);
    private static final Duration LONGEST_LATE = Duration.ofMinutes(2);

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
        Optional<Duration> retryAfter = Optional.empty();
        for (int looks = 0; ; looks++) {
            Duration waited = Duration.between(stored, timing.now());
            Duration pause = pause(looks, upload.state() instanceof ThumbnailLate, waited, retryAfter);
            if (waited.plus(pause).compareTo(settings.thumbnailGiveUp()) > 0) {
                late(upload, key);
                return;
            }
            timing.sleep(pause);
            Look look = look(key);
            if (look.found().isPresent()) {
                lastFound = timing.now();
                upload.become(look.found().get());
                return;
            }
            retryAfter = look.retryAfter();
            if (isLate(stored)) {
                late(upload, key);
            }
        }
    }

    private static void late(Upload upload, PhotoKey key) {
        if (upload.state() instanceof Stored) {
            upload.become(new ThumbnailLate(key, new LateReason.Slow()));
        }
    }

    private Duration pause(int looks, boolean isLate, Duration waited, Optional<Duration> retryAfter) {
        if (!isLate) {
            return PAUSES.pause(looks, timing.random(), retryAfter);
        }
        Duration part = waited.dividedBy(4);
        Duration pause = PAUSES.spread(part.compareTo(LONGEST_LATE) < 0 ? part : LONGEST_LATE, timing.random());
        return retryAfter.map(pause::plus).orElse(pause);
    }

    /** While others of a large batch still come, this one is in a queue: only a standstill is unusual. */
    private boolean isLate(Instant stored) {
        Instant found = lastFound;
        Instant since = found.isAfter(stored) ? found : stored;
        return Duration.between(since, timing.now()).compareTo(settings.thumbnailPatience()) >= 0;
    }

    private record Look(Optional<InGallery> found, Optional<Duration> retryAfter) {}

    /** No fault ends the looking: the photo is safe, and the thumbnail comes sooner or later. */
    private Look look(PhotoKey key) throws InterruptedException {
        turns.acquire();
        try {
            return new Look(gallery.thumbnailHead(key).map(head -> found(key, head)), Optional.empty());
        } catch (GalleryException.Passing fault) {
            return new Look(Optional.empty(), fault.retryAfter());
        } catch (GalleryException _) {
            return new Look(Optional.empty(), Optional.empty());
        } finally {
            turns.release();
        }
    }

    private static InGallery found(PhotoKey key, ObjectHead head) {
        return head.thumbnailError()
                .<InGallery>map(error -> new WithoutThumbnail(key, head.version(), error))
                .orElseGet(() -> new ThumbnailReady(key, head.version()));
    }
}
