package io.contactsheet.benchmarks.coldstart;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** When the moments of one process came, after its start. Safe for use by several threads at once. */
final class Timeline {

    private final Map<Moment, Duration> moments = new EnumMap<>(Moment.class);
    private final CountDownLatch over = new CountDownLatch(1);
    private long start = System.nanoTime();
    private @Nullable String failure;

    /** Now is when the process starts. */
    synchronized void begin() {
        start = System.nanoTime();
    }

    /** The first time that a moment comes counts. */
    synchronized void mark(Moment moment) {
        moments.putIfAbsent(moment, Duration.ofNanos(System.nanoTime() - start));
        if (moment == Moment.HANDLED) {
            over.countDown();
        }
    }

    synchronized void fail(String why) {
        failure = failure == null ? why : failure;
        over.countDown();
    }

    /**
     * The moments, once the event has been handled.
     *
     * @throws IllegalStateException if it failed, was not handled in time, or was handled without storing a thumbnail
     */
    Map<Moment, Duration> await(Duration limit) throws InterruptedException {
        if (!over.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("the event was not handled in " + limit.toSeconds() + " s");
        }
        return complete();
    }

    private synchronized Map<Moment, Duration> complete() {
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        for (Moment moment : Moment.values()) {
            if (!moments.containsKey(moment)) {
                throw new IllegalStateException("the event was handled without the moment \"" + moment.title() + "\"");
            }
        }
        return new EnumMap<>(moments);
    }
}
