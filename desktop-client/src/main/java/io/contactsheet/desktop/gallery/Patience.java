package io.contactsheet.desktop.gallery;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Waits for a gallery that answers that it cannot now, as while it starts: it will.
 *
 * @param longest for all attempts together
 * @param pause between two attempts, where the gallery asks for no other
 * @param sleep waits on the calling thread
 * @param told why it is waited for, once
 */
public record Patience(Duration longest, Duration pause, Sleep sleep, Consumer<GalleryReason> told) {

    /** Waits on the calling thread. */
    @FunctionalInterface
    public interface Sleep {
        void sleep(Duration duration) throws InterruptedException;
    }

    /** Asks a gallery for something. */
    @FunctionalInterface
    public interface Attempt<T> {
        T run() throws GalleryException, InterruptedException;
    }

    /** Of a person before the screen. */
    public static Patience ofPerson(Consumer<GalleryReason> told) {
        return new Patience(Duration.ofMinutes(2), Duration.ofSeconds(1), Thread::sleep, told);
    }

    /**
     * Tries until the gallery can.
     *
     * @throws GalleryException what the last attempt ended with
     */
    public <T> T until(Attempt<T> attempt) throws GalleryException, InterruptedException {
        Duration waited = Duration.ZERO;
        while (true) {
            try {
                return attempt.run();
            } catch (GalleryException.Busy busy) {
                Duration next = busy.retryAfter().orElse(pause);
                if (waited.isZero()) {
                    told.accept(busy.reason());
                }
                waited = waited.plus(next);
                if (waited.compareTo(longest) > 0) {
                    throw busy;
                }
                sleep.sleep(next);
            }
        }
    }
}
