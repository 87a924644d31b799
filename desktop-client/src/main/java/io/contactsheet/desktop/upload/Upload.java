package io.contactsheet.desktop.upload;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A photo on its way into the gallery. Safe for use by several threads; no method waits. */
public final class Upload {

    private final Path file;
    private final String album;
    private final UploadEngine engine;
    private final List<UploadListener> listeners = new CopyOnWriteArrayList<>();
    private volatile UploadState state = new UploadState.Waiting();

    // Guarded by this.
    private boolean running;
    private Phase phase = Phase.CANCELLABLE;
    private @Nullable Thread worker;

    /** Once all bytes are out the gallery may have stored them: from then on only its answer counts. */
    private enum Phase {
        CANCELLABLE,
        CANCELLED,
        COMMITTED
    }

    Upload(Path file, String album, UploadEngine engine) {
        this.file = file;
        this.album = album;
        this.engine = engine;
    }

    /** The photo on its owner's disk. */
    public Path file() {
        return file;
    }

    /** The album it goes into, as it was named; empty for none. */
    public String album() {
        return album;
    }

    /** Where it is just now. */
    public UploadState state() {
        return state;
    }

    /**
     * Tells the listener of each change from now on, on the upload's own thread.
     *
     * @return ends the telling
     */
    public Runnable onChange(UploadListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tries again what has failed or was cancelled; else does nothing. */
    public void retry() {
        boolean again = state instanceof UploadState.Failed || state instanceof UploadState.Cancelled;
        if (again && claim()) {
            engine.again(this);
        }
    }

    /** Gives the photo up, unless it is in the gallery or its last byte has been sent. */
    public synchronized void cancel() {
        if (running && phase == Phase.CANCELLABLE) {
            phase = Phase.CANCELLED;
            if (worker != null) {
                worker.interrupt();
            }
        }
    }

    /** Takes the right to run it; false if it runs already. */
    synchronized boolean claim() {
        if (running) {
            return false;
        }
        running = true;
        phase = Phase.CANCELLABLE;
        return true;
    }

    synchronized void begin() throws InterruptedException {
        worker = Thread.currentThread();
        if (phase == Phase.CANCELLED) {
            throw new InterruptedException("Cancelled before it began.");
        }
    }

    /** Called before the last byte goes out. False if it must not. */
    synchronized boolean commit() {
        if (phase == Phase.CANCELLABLE) {
            phase = Phase.COMMITTED;
        }
        return phase == Phase.COMMITTED;
    }

    /** What was sent has not been stored: it may be cancelled again. */
    synchronized void uncommit() {
        if (phase == Phase.COMMITTED) {
            phase = Phase.CANCELLABLE;
        }
    }

    synchronized void end() {
        worker = null;
        running = false;
    }

    /** Called on the upload's own thread only, so that listeners hear of changes in their order. */
    void become(UploadState next) {
        state = next;
        for (UploadListener listener : listeners) {
            listener.changed(this, next);
        }
    }
}
