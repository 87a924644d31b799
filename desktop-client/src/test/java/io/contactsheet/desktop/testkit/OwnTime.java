package io.contactsheet.desktop.testkit;

import io.contactsheet.desktop.upload.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A time of which the test is master: a sleep takes no time, but moves the clock on. Chance always gives one half. */
public final class OwnTime implements Timing {

    private final List<Duration> sleeps = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile Runnable afterSleep = () -> {};
    private Instant now;

    public OwnTime() {
        this(Instant.parse("2026-01-02T03:04:05Z"));
    }

    public OwnTime(Instant begin) {
        now = begin;
    }

    /** From now on nobody wakes up, until {@link #wake}. */
    public void hold() {
        held = new CountDownLatch(1);
    }

    public void wake() {
        held.countDown();
    }

    /** From now on, this happens after each sleep. */
    public void onSleep(Runnable action) {
        afterSleep = action;
    }

    /** How long each sleep so far should have been. */
    public List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        sleeps.add(duration);
        held.await();
        synchronized (this) {
            now = now.plus(duration);
        }
        afterSleep.run();
        // Else a loop that only sleeps and looks could never be interrupted.
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    @Override
    public double random() {
        return 0.5;
    }
}
