package io.contactsheet.desktop.gallery;

import java.time.Duration;
import java.util.Optional;

/**
 * Growing pauses, by chance of different length, so that clients that failed together do not come back together: the
 * jitter of the <a
 * href="https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/">AWS Builders' Library</a>.
 *
 * @param first the first pause, without chance
 * @param longest no pause is longer, without chance
 * @param growth how many times as long as the one before a pause is, at least 1
 * @param least how many times as long chance makes a pause at least
 * @param most how many times as long chance makes a pause at most
 */
public record Backoff(Duration first, Duration longest, double growth, double least, double most) {

    /** Doubles, and may be anything from nothing to its length. */
    public static Backoff withFullJitter(Duration first, Duration longest) {
        return new Backoff(first, longest, 2, 0, 1);
    }

    /** Is about as long as its length: a quarter less or more. */
    public static Backoff about(Duration first, Duration longest, double growth) {
        return new Backoff(first, longest, growth, 0.75, 1.25);
    }

    /**
     * How long to wait.
     *
     * @param before how many pauses there were before this one
     * @param random 0 inclusive to 1 exclusive
     */
    public Duration pause(int before, double random) {
        return spread(Math.min(first.toMillis() * Math.pow(growth, before), longest.toMillis()), random);
    }

    /** The same on top of what the gallery asked for: it asked all its clients for the same. */
    public Duration pause(int before, double random, Optional<Duration> retryAfter) {
        Duration pause = pause(before, random);
        return retryAfter.map(pause::plus).orElse(pause);
    }

    /** A pause of a length of its own, with the same chance. */
    public Duration spread(Duration pause, double random) {
        return spread(pause.toMillis(), random);
    }

    private Duration spread(double milliseconds, double random) {
        return Duration.ofMillis(Math.round(milliseconds * (least + (most - least) * random)));
    }
}
