package io.contactsheet.desktop.ui.task;

import io.contactsheet.desktop.fault.Failures;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;

/** The executor of the running app: a few named threads. */
public final class FxTaskExecutor implements TaskExecutor {

    private final String name;
    private final Failures failures;
    private final ScheduledThreadPoolExecutor pool;

    /**
     * Starts with no thread; they come with the work.
     *
     * @param name of its threads, for whoever reads a thread dump
     * @param threads how many tasks may run at once
     * @param failures told of whatever nobody expected
     */
    public FxTaskExecutor(String name, int threads, Failures failures) {
        this.name = name;
        this.failures = failures;
        pool = new ScheduledThreadPoolExecutor(
                threads,
                Thread.ofPlatform()
                        .daemon()
                        .name(name + "-", 1)
                        .uncaughtExceptionHandler(failures)
                        .factory());
        pool.setRemoveOnCancelPolicy(true);
    }

    @Override
    public <T> Cancellable run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        AtomicBoolean cancelled = new AtomicBoolean();
        return start(
                cancelled,
                () -> pool.submit(() -> {
                    Runnable outcome = outcome(work, done, failed);
                    onFxThread(() -> runUnless(cancelled, outcome));
                }));
    }

    @Override
    public Cancellable later(Duration pause, Runnable action) {
        AtomicBoolean cancelled = new AtomicBoolean();
        Runnable hop = () -> onFxThread(() -> runUnless(cancelled, action));
        return start(cancelled, () -> pool.schedule(hop, pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void onFxThread(Runnable action) {
        Platform.runLater(action);
    }

    @Override
    public void mustBeOnFxThread() {
        FxThread.mustBe();
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    private <T> Runnable outcome(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        FxThread.mustNotBe();
        try {
            T result = work.call();
            return () -> done.accept(result);
        } catch (RuntimeException | Error e) {
            // Nothing waits for the pool's future, so it would vanish in it.
            UnexpectedException told = new UnexpectedException(failures.tell("A task of “" + name + "”", e), e);
            return () -> failed.accept(told);
        } catch (Exception e) {
            return () -> failed.accept(e);
        }
    }

    private static Cancellable start(AtomicBoolean cancelled, Callable<Future<?>> submission) {
        try {
            Future<?> future = submission.call();
            return () -> {
                cancelled.set(true);
                future.cancel(true);
            };
        } catch (RejectedExecutionException closed) {
            return Cancellable.NOTHING;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void runUnless(AtomicBoolean cancelled, Runnable action) {
        if (!cancelled.get()) {
            action.run();
        }
    }
}
