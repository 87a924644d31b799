package io.contactsheet.desktop.upload;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A photo on its way into the gallery. Safe for use by several threads; no method waits. */
public final class Upload {

    private static final Logger LOG = LoggerFactory.getLogger(Upload.class);

    private final Path file;
    private final String album;
    private final Consumer<Upload> start;
    private final List<BiConsumer<Upload, UploadState>> listeners = new CopyOnWriteArrayList<>();
    private volatile UploadState state = new UploadState.Waiting();

    // Guarded by this.
    private boolean running;
    private boolean again;
    private boolean cancelWanted;
    private Phase phase = Phase.CANCELLABLE;
    private boolean answerLost;
    private @Nullable Thread worker;

    private enum Phase {
        CANCELLABLE,
        /** All bytes are out, and the gallery may have stored them: only its answer counts. */
        COMMITTED,
        STORED
    }

    /** @param start starts what has been claimed */
    Upload(Path file, String album, Consumer<Upload> start) {
        this.file = file;
        this.album = album;
        this.start = start;
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
     * Tells the listener of each change from now on, on the upload's own thread, one call at a time.
     *
     * @return ends the telling
     */
    public Runnable onChange(BiConsumer<Upload, UploadState> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tries again what has failed or was cancelled; else does nothing. */
    public void retry() {
        if (wantsAgain()) {
            start.accept(this);
        }
    }

    /** Gives the photo up, unless it is in the gallery, or so far on its way that only the gallery's answer counts. */
    public synchronized void cancel() {
        cancelWanted = true;
        if (phase == Phase.CANCELLABLE && worker != null) {
            worker.interrupt();
        }
    }

    /** The engine closes: nobody waits for a thumbnail any more. */
    synchronized void stop() {
        cancel();
        if (phase == Phase.STORED && worker != null) {
            worker.interrupt();
        }
    }

    /** @return whether it must be started; where it is just ending, it starts again by itself */
    private synchronized boolean wantsAgain() {
        boolean over = state instanceof UploadState.Failed || state instanceof UploadState.Cancelled;
        if (!over || again) {
            return false;
        }
        again = running;
        return !running && claim();
    }

    /** Takes the right to run it; false if it runs already. */
    synchronized boolean claim() {
        if (running) {
            return false;
        }
        running = true;
        cancelWanted = false;
        phase = Phase.CANCELLABLE;
        return true;
    }

    synchronized void begin() throws InterruptedException {
        worker = Thread.currentThread();
        throwIfCancelled();
    }

    /** @return whether the last bytes may go out; after this only the gallery's answer counts */
    synchronized boolean commit() {
        if (cancelWanted) {
            return false;
        }
        phase = Phase.COMMITTED;
        return true;
    }

    /**
     * The gallery did not say that it is stored. It may be cancelled again.
     *
     * @param unknown whether it may be stored all the same, if all bytes had gone out
     */
    synchronized void refused(boolean unknown) {
        answerLost |= unknown && phase == Phase.COMMITTED;
        phase = Phase.CANCELLABLE;
    }

    /** Whether the photo may be in the gallery although nobody said so, since this try or an earlier one. */
    synchronized boolean isAnswerLost() {
        return answerLost;
    }

    /** Whether the engine has something left to do with it. */
    synchronized boolean isRunning() {
        return running;
    }

    synchronized void throwIfCancelled() throws InterruptedException {
        if (cancelWanted && phase == Phase.CANCELLABLE) {
            throw new InterruptedException("Cancelled by the user.");
        }
    }

    /** It is in the gallery: nothing is left to cancel. */
    synchronized void stored() {
        phase = Phase.STORED;
    }

    /** @return whether it must be started again */
    synchronized boolean end() {
        worker = null;
        running = false;
        boolean restart = again && claim();
        again = false;
        return restart;
    }

    /** Called on the upload's own thread only, so that listeners hear of changes in their order. */
    void become(UploadState next) {
        state = next;
        for (BiConsumer<Upload, UploadState> listener : listeners) {
            try {
                listener.accept(this, next);
            } catch (RuntimeException e) {
                LOG.error("A listener of {} failed; the upload goes on.", file, e);
            }
        }
    }
}
