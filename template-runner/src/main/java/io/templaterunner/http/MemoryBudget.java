package io.templaterunner.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Bounds the payloads that are in memory at the same time. Those that find no room wait, in the order they came. */
public final class MemoryBudget {

    private static final int UNIT = 64 * 1024;
    private final int units;
    private final Semaphore free;

    /** @param bytes that payloads may have at the same time */
    public MemoryBudget(long bytes) {
        this.units = (int) Math.max(1, bytes / UNIT);
        this.free = new Semaphore(units, true);
    }

    /** Room that is taken until it is closed. Used by one thread. */
    public final class Room implements AutoCloseable {

        private int taken;

        private Room(int taken) {
            this.taken = taken;
        }

        /** Gives back what is beyond so many bytes. */
        public void shrinkTo(long bytes) {
            int kept = Math.min(taken, unitsFor(bytes));
            free.release(taken - kept);
            taken = kept;
        }

        @Override
        public void close() {
            shrinkTo(0);
        }
    }

    /**
     * Waits for room for so many bytes. One who holds room must not ask for more: all could wait for each other.
     *
     * @throws NoRoomException if there is none in this time
     */
    public Room take(long bytes, Duration patience) throws InterruptedException, NoRoomException {
        int wanted = unitsFor(bytes);
        if (!free.tryAcquire(wanted, patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new NoRoomException();
        }
        return new Room(wanted);
    }

    private int unitsFor(long bytes) {
        return (int) Math.min(units, (bytes + UNIT - 1) / UNIT);
    }

    /** Others hold the room, and go on holding it. */
    public static final class NoRoomException extends IOException {
        private static final long serialVersionUID = 1;
    }
}
