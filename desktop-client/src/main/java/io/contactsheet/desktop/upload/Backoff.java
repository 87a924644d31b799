package io.contactsheet.desktop.upload;

import java.time.Duration;

/**
 * Growing pauses, by chance of different length, so that clients that failed together do not come back together: “full
 * jitter”, as in the <a href="https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/">AWS
 * Builders' Library</a>.
 *
 * @param first the longest that the first pause may be
 * @param longest the longest that any pause may be
 */
record Backoff(Duration first, Duration longest) {

    static final Backoff RETRIES = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private static final int MOST_DOUBLINGS = 30;

    /**
     * How long to wait.
     *
     * @param failures so far, at least 1
     * @param random 0 inclusive to 1 exclusive
     */
    Duration pause(int failures, double random) {
        long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        return Duration.ofMillis((long) (random * Math.min(doubled, longest.toMillis())));
    }
}
