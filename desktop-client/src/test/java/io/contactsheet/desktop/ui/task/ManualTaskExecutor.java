package io.contactsheet.desktop.ui.task;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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

/**
 * An executor that does on the test's own thread what it is told to, when it is told to. Its clock stands still. It
 * measures what would be the FX thread's work.
 */
public final class ManualTaskExecutor implements TaskExecutor, InstantSource {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Deque<Runnable> ready = new ArrayDeque<>();
    private final List<Timed> timed = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private Duration longest = Duration.ZERO;

    private record Timed(Instant when, Runnable action) {}

    @Override
    public <T> Cancellable run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        Runnable task = () -> {
            Runnable outcome;
            try {
                T result = work.call();
                outcome = () -> done.accept(result);
            } catch (Exception e) {
                outcome = () -> failed.accept(e);
            }
            onFx(outcome);
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
        ready.add(() -> onFx(action));
    }

    /** Does it as the FX thread would, and measures it. */
    public void onFx(Runnable action) {
        long begun = THREADS.getCurrentThreadCpuTime();
        action.run();
        Duration took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begun);
        longest = took.compareTo(longest) > 0 ? took : longest;
    }

    /** Of the processor's time: the longest piece of work of the FX thread so far, in which the window is deaf. */
    public Duration longestOnFx() {
        return longest;
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
            onFx(next.action());
            runAll();
        }
        now = now.isAfter(end) ? now : end;
    }

    /** Work takes so long. */
    public void pass(Duration time) {
        now = now.plus(time);
    }
}
