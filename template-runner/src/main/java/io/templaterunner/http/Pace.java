package io.templaterunner.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How slow a client may be. It has a time to begin with, and then as long as the bytes so far take at the least rate.
 *
 * @param grace to begin with
 * @param bytesPerSecond the least rate
 * @param nanoTime as {@link System#nanoTime} tells it
 */
public record Pace(Duration grace, long bytesPerSecond, LongSupplier nanoTime) {

    /** The client is on this computer, or at the other end of a tunnel. */
    public static final Pace LEAST = new Pace(Duration.ofSeconds(10), 32 * 1024, System::nanoTime);

    /** One body, from its first byte to its last. Used by one thread. */
    final class Watch {

        private final long begun = nanoTime.getAsLong();
        private long bytes;

        /** Counts what has come since the last call; tells whether that is fast enough. */
        boolean isKept(int more) {
            bytes += more;
            return nanoTime.getAsLong() - begun <= timeFor(bytes).toNanos();
        }
    }

    Watch watch() {
        return new Watch();
    }

    /** How long so many bytes may take. */
    Duration timeFor(long bytes) {
        return grace.plusMillis(bytes * 1000 / bytesPerSecond);
    }
}
