package io.contactsheet.desktop.ui.task;

import io.contactsheet.desktop.fault.Failures;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Runs work away from the thread that draws the window, and brings what comes of it back there. A view model knows no
 * other way to wait for anything, so a test that owns this owns all the threads.
 */
public interface TaskExecutor extends AutoCloseable {

    /**
     * Runs work in the background.
     *
     * @param done gets the result, on the FX thread
     * @param failed gets what the work threw, on the FX thread: a checked exception of its own, or an
     *     {@link UnexpectedException}
     */
    <T> Cancellable run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed);

    /** Runs work in the background of which nothing comes back. */
    default void run(Runnable work) {
        run(
                () -> {
                    work.run();
                    return work;
                },
                _ -> {},
                Failures.ignoring("It is told already."));
    }

    /** Runs an action on the FX thread after a pause. */
    Cancellable later(Duration pause, Runnable action);

    /** Runs an action on the FX thread soon. May be called from any thread. */
    void onFxThread(Runnable action);

    /**
     * To be called by whatever may run on the FX thread alone, because the window is bound to what it changes.
     *
     * @throws IllegalStateException if this is another thread
     */
    void mustBeOnFxThread();

    /** Interrupts what is running and takes nothing new. */
    @Override
    void close();
}
