package io.contactsheet.desktop.upload;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Files and folders that were given together. Safe for use by several threads. */
public final class Batch {

    private final List<Upload> uploads = new CopyOnWriteArrayList<>();
    private final List<Skipped> skipped = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> searched = new CompletableFuture<>();

    /** A file or folder that is not uploaded. */
    public record Skipped(Path path, SkipReason reason) {}

    Batch() {}

    /** What has been found so far. */
    public List<Upload> uploads() {
        return List.copyOf(uploads);
    }

    /** What has been left out so far, and why. */
    public List<Skipped> skipped() {
        return List.copyOf(skipped);
    }

    /** Done once everything has been looked at. */
    public CompletableFuture<Void> searched() {
        return searched.copy();
    }

    /** Cancels what is not in the gallery yet, and stops to search for more. */
    public void cancel() {
        searched.cancel(false);
        uploads.forEach(Upload::cancel);
    }

    boolean isCancelled() {
        return searched.isCancelled();
    }

    void add(Upload upload) {
        uploads.add(upload);
    }

    void add(Skipped left) {
        skipped.add(left);
    }

    void finish() {
        searched.complete(null);
    }
}
