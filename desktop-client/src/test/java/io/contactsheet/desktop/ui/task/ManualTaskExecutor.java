package io.contactsheet.desktop.ui.task;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** An executor that does on the test's own thread what it is told to, when it is told to. Its clock stands still. */
public final class ManualTaskExecutor implements TaskExecutor, InstantSource {

    private final Deque<Runnable> ready = new ArrayDeque<>();
    private final List<Timed> timed = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    private record Timed(Instant when, Runnable action) {}

    @Override
    public <T> Cancellable run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        Runnable task = () -> {
            try {
                done.accept(work.call());
            } catch (Exception e) {
                failed.accept(e);
            }
        };
        ready.add(task);
        return () -> ready.remove(task);
    }

    @Override
    public Cancellable later(Duration pause, Runnable action) {
        Timed task = new Timed(now.plus(pause), action);
        timed.add(task);
        return () -> timed.remove(task);
    }

    @Override
    public void onFxThread(Runnable action) {
        ready.add(action);
    }

    @Override
    public void mustBeOnFxThread() {}

    @Override
    public void close() {
        ready.clear();
        timed.clear();
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Does all that is to be done now, and what comes of it. */
    public void runAll() {
        while (!ready.isEmpty()) {
            ready.poll().run();
        }
    }

    /** Lets time pass, and does what is due on the way. */
    public void advance(Duration time) {
        Instant end = now.plus(time);
        runAll();
        while (true) {
            Timed next = timed.stream()
                    .min(Comparator.comparing(Timed::when))
                    .filter(task -> !task.when().isAfter(end))
                    .orElse(null);
            if (next == null) {
                break;
            }
            timed.remove(next);
            now = next.when();
            next.action().run();
            runAll();
        }
        now = end;
    }
}
