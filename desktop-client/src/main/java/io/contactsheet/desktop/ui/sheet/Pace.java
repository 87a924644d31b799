package io.contactsheet.desktop.ui.sheet;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the gallery is asked again: a moment while something happens there, longer and longer while
 * nothing does, and long against the time that an answer takes, up to half a minute. Jittered, so that many windows do
 * not ask at once.
 */
final class Pace {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LAST_RETRY = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int BREATHING_SPACE = 10;
    private static final double GROWTH = 1.5;

    private final DoubleSupplier random;
    private Duration quiet = SOON;
    private Duration retry = FIRST_RETRY;

    /** @param random 0 inclusive to 1 exclusive */
    Pace(DoubleSupplier random) {
        this.random = random;
    }

    /** The pause after an answer. */
    Duration afterAnswer(boolean changed, Duration took) {
        retry = FIRST_RETRY;
        quiet = changed ? SOON : least(times(quiet, GROWTH), IDLE);
        Duration polite = least(took.multipliedBy(BREATHING_SPACE), LONGEST);
        return jittered(polite.compareTo(quiet) > 0 ? polite : quiet);
    }

    /** The pause after a failure. */
    Duration afterFailure() {
        Duration pause = retry;
        retry = least(retry.multipliedBy(2), LAST_RETRY);
        return jittered(pause);
    }

    /** Something is going on: ask sooner from now on. */
    void hurry() {
        quiet = SOON;
    }

    private Duration jittered(Duration pause) {
        return times(pause, 0.75 + random.getAsDouble() / 2);
    }

    private static Duration times(Duration pause, double factor) {
        return Duration.ofMillis((long) (pause.toMillis() * factor));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
