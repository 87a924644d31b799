package io.contactsheet.localbackend.api;

import java.util.concurrent.Semaphore;

/** Bounds the payloads that are in memory at the same time. Those that find no room wait, in the order they came. */
final class MemoryBudget {

    private static final int UNIT = 64 * 1024;
    private final int units;
    private final Semaphore free;

    MemoryBudget(long bytes) {
        this.units = (int) Math.max(1, bytes / UNIT);
        this.free = new Semaphore(units, true);
    }

    /** Room that is taken until it is closed. */
    interface Room extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits for room for so many bytes. One who holds room must not ask for more: all could wait for each other. */
    Room take(long bytes) throws InterruptedException {
        int wanted = (int) Math.min(units, (bytes + UNIT - 1) / UNIT);
        free.acquire(wanted);
        return () -> free.release(wanted);
    }
}
