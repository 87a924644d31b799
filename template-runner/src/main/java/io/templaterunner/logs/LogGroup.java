package io.templaterunner.logs;

import io.templaterunner.fault.UncaughtFailures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log group, written on a thread of its own. Who logs never waits: what comes faster than the disk takes it is left out,
 * and the log says how much. Safe for several threads at once.
 */
public final class LogGroup implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogGroup.class);
    private static final int WAITING = 10_000;
    private static final int SECONDS_TO_CLOSE = 5;

    private final LogFiles files;
    private final AtomicLong leftOut = new AtomicLong();
    private final ThreadPoolExecutor writer;
    /** Seen by the writer alone. */
    private boolean failing;

    /**
     * @param folder of the files of all groups; made with the first line
     * @param name of the group
     * @param retentionDays after which lines go; empty for never
     */
    public LogGroup(Path folder, String name, OptionalInt retentionDays, InstantSource clock) {
        this.files = new LogFiles(folder, name, retentionDays, clock);
        this.writer = new ThreadPoolExecutor(
                0,
                1,
                1,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform()
                        .name("log-group-" + name)
                        .daemon(true)
                        .uncaughtExceptionHandler(UncaughtFailures.LOGGED)
                        .factory(),
                (_, _) -> leftOut.incrementAndGet());
        writer.execute(() -> attempt(files::expire));
    }

    /** Takes a line, which is written later. */
    public void append(String line) {
        writer.execute(() -> attempt(() -> write(line)));
    }

    private void write(String line) throws IOException {
        long missing = leftOut.getAndSet(0);
        if (missing > 0) {
            files.append(missing + " lines are missing here: they came faster than they could be written.");
        }
        files.append(line);
    }

    private interface DiskAction {
        void run() throws IOException;
    }

    /** The first of several failures in a row is told. */
    private void attempt(DiskAction action) {
        try {
            action.run();
            failing = false;
        } catch (IOException | RuntimeException failed) {
            if (!failing) {
                LOG.warn("A log group cannot be written: {}. Requests are answered all the same.", failed.toString());
            }
            failing = true;
        }
    }

    /** Removes all that was logged. */
    public void clear() {
        writer.execute(() -> attempt(files::clear));
    }

    /** Writes what is waiting. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(SECONDS_TO_CLOSE, TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            writer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
