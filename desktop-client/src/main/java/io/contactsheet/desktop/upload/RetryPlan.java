package io.contactsheet.desktop.upload;

import io.contactsheet.desktop.gallery.Backoff;
import io.contactsheet.desktop.gallery.GalleryException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When one photo is tried again after a passing fault, and when that has gone on for long enough. */
final class RetryPlan {

    private static final Backoff PAUSES = Backoff.withFullJitter(Duration.ofMillis(500), Duration.ofSeconds(30));

    private final UploadSettings settings;
    private final Timing timing;
    private final Outage outage;
    private int failures;
    private int counted;
    private long answersBefore;
    private @Nullable Instant first;

    RetryPlan(UploadSettings settings, Timing timing, Outage outage) {
        this.settings = settings;
        this.timing = timing;
        this.outage = outage;
        this.answersBefore = outage.answers();
    }

    /**
     * The gallery could not. While it is away, asks for peace or has no room, it is given the whole patience, counted
     * from the first photo that saw the trouble: the last of a thousand photos does not wait a thousand times as long.
     * Any other fault may lie in the photo, and is tried a few times only; what the gallery refuses is not tried again.
     *
     * @return how long to wait; empty to give up
     */
    Optional<Duration> after(GalleryException fault) {
        return switch (fault) {
            case GalleryException.Passing passing -> after(passing.retryAfter(), isForAll(passing));
            // Somebody else answers, such as a Wi-Fi's sign-in page.
            case GalleryException.NotAGallery _ -> after(Optional.empty(), false);
            case GalleryException.NotAllowed _, GalleryException.Refused _ -> Optional.empty();
        };
    }

    private Optional<Duration> after(Optional<Duration> retryAfter, boolean isForAll) {
        Instant now = timing.now();
        Instant begin = earlier(outage.seen(now), first(now));
        Duration pause = pause(retryAfter);
        boolean inTime = !now.plus(pause).isAfter(begin.plus(settings.patience()));
        return inTime && (isForAll || again()) ? Optional.of(pause) : Optional.empty();
    }

    /** Something about this photo alone: another writer's race, a file that is being written. */
    Optional<Duration> afterClash() {
        Duration pause = pause(Optional.empty());
        return again() ? Optional.of(pause) : Optional.empty();
    }

    private Duration pause(Optional<Duration> retryAfter) {
        return PAUSES.pause(failures++, timing.random(), retryAfter);
    }

    private Instant first(Instant now) {
        if (first == null) {
            first = now;
        }
        return first;
    }

    private boolean again() {
        return ++counted < settings.attempts();
    }

    /** A gallery that answers in between, and breaks off only here, is not away. */
    private boolean isForAll(GalleryException.Passing fault) {
        long answers = outage.answers();
        boolean silent = answers == answersBefore;
        answersBefore = answers;
        return switch (fault) {
            case GalleryException.Unreachable _ -> silent;
            case GalleryException.Busy busy -> busy.isForAll();
        };
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
