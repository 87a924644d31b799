package io.contactsheet.desktop.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears that the process is told to stop, by Ctrl-C, SIGTERM or the end of the session, and lets work end well. */
final class Stopping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Stopping.class);
    private static final int SECONDS_TO_END = 15;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private Stopping(Runnable stop) {
        this.hook = Thread.ofPlatform()
                .name("stopping")
                .uncaughtExceptionHandler((_, failure) -> LOG.error("The work could not be stopped.", failure))
                .unstarted(() -> {
                    stop.run();
                    awaitEnd();
                });
    }

    /** Runs this when the process is told to stop; the process then lives on until {@link #close}, for a while. */
    static Stopping on(Runnable stop) {
        Stopping stopping = new Stopping(stop);
        Runtime.getRuntime().addShutdownHook(stopping.hook);
        return stopping;
    }

    /** The work has ended. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is stopping already, and waits for this no longer.
        }
    }

    private void awaitEnd() {
        try {
            if (!ended.await(SECONDS_TO_END, TimeUnit.SECONDS)) {
                LOG.warn("Ended in the midst of work.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
