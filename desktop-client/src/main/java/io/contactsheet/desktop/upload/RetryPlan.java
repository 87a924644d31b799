package io.contactsheet.desktop.upload;

import io.contactsheet.desktop.gallery.GalleryException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When one photo is tried again after a passing fault, and when that has gone on for long enough. */
final class RetryPlan {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

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
     * The gallery could not. While it is away or asks for peace, it is given the whole patience, counted from the
     * first photo that saw the trouble: the last of a thousand photos does not wait a thousand times as long. Any other
     * fault may lie in the photo, and is tried a few times only.
     *
     * @return how long to wait; empty to give up
     */
    Optional<Duration> after(GalleryException.Passing fault) {
        Instant now = timing.now();
        Instant begin = earlier(outage.seen(now), first(now));
        Duration pause = pause(fault.retryAfter());
        boolean inTime = !now.plus(pause).isAfter(begin.plus(settings.patience()));
        return inTime && (isOutage(fault) || again()) ? Optional.of(pause) : Optional.empty();
    }

    /** Something about this photo alone: another writer's race, a file that is being written. */
    Optional<Duration> afterClash() {
        Duration pause = pause(Optional.empty());
        return again() ? Optional.of(pause) : Optional.empty();
    }

    private Duration pause(Optional<Duration> retryAfter) {
        failures++;
        Duration jittered = Backoff.RETRIES.pause(failures, timing.random());
        // On top of what the gallery asked for: it asked all its clients for the same.
        return retryAfter.map(jittered::plus).orElse(jittered);
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
    private boolean isOutage(GalleryException.Passing fault) {
        long answers = outage.answers();
        boolean silent = answers == answersBefore;
        answersBefore = answers;
        return switch (fault) {
            case GalleryException.Unreachable _ -> silent;
            case GalleryException.Busy busy -> busy.status() == TOO_MANY_REQUESTS || busy.status() == UNAVAILABLE;
        };
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
