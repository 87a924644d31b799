package io.contactsheet.desktop.command;

import io.contactsheet.desktop.upload.BatchListener;
import io.contactsheet.desktop.upload.Upload;
import io.contactsheet.desktop.upload.UploadListener;
import io.contactsheet.desktop.upload.UploadState;
import io.contactsheet.desktop.upload.UploadState.Sending;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells of each photo what becomes of it, and of all in the end. Safe for use by several threads. */
final class UploadReport implements BatchListener, UploadListener {

    private final Terminal terminal;
    private final Path here = Path.of("").toAbsolutePath();

    // Guarded by this.
    private final Map<Upload, UploadState> states = new LinkedHashMap<>();
    private final Map<Upload, String> told = new LinkedHashMap<>();
    private int skipped;
    private int unreadable;
    private boolean searched;
    private boolean stopped;
    private boolean summarized;

    UploadReport(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void found(Upload upload) {
        states.put(upload, upload.state());
        upload.onChange(this);
    }

    @Override
    public synchronized void skipped(Path path, String reason) {
        skipped++;
        terminal.print(name(path) + ": skipped. " + reason);
    }

    @Override
    public synchronized void unreadable(Path folder, String reason) {
        unreadable++;
        terminal.print(name(folder) + ": failed. " + reason);
    }

    @Override
    public synchronized void searched() {
        searched = true;
        notifyAll();
    }

    @Override
    public synchronized void changed(Upload upload, UploadState state) {
        states.put(upload, state);
        UploadLine.of(state, terminal.isInteractive())
                .filter(line -> !line.equals(told.put(upload, line)))
                .ifPresent(line -> terminal.print(name(upload.file()) + ": " + line));
        terminal.status(status());
        notifyAll();
    }

    /** Waits until there is nothing more to tell, however long that takes. */
    synchronized void awaitAllSettled() throws InterruptedException {
        while (!stopped && !(searched && states.values().stream().allMatch(UploadReport::isSettled))) {
            wait();
        }
    }

    /** The user wants no more of it. */
    synchronized void stopped() {
        stopped = true;
        terminal.say("Stopping. Photos whose last byte is out are still heard of.");
        notifyAll();
    }

    /** Prints once what became of everything. */
    synchronized void summarize() {
        if (!summarized) {
            summarized = true;
            terminal.print(UploadLine.summary(states.values(), skipped, unreadable));
        }
    }

    synchronized int exitCode() {
        boolean all = unreadable == 0 && states.values().stream().allMatch(UploadState.InGallery.class::isInstance);
        return all ? 0 : 1;
    }

    /** A late thumbnail is not waited for: the photo is safe. */
    private static boolean isSettled(UploadState state) {
        return state.isFinal() || state instanceof UploadState.ThumbnailLate;
    }

    private String status() {
        long done = states.values().stream().filter(UploadReport::isSettled).count();
        String sending = states.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Sending)
                .map(entry -> entry.getKey().file().getFileName() + " " + ((Sending) entry.getValue()).percent() + " %")
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        return done + " of " + states.size() + (searched ? "" : "+") + (sending.isEmpty() ? "" : " · " + sending);
    }

    private String name(Path path) {
        return (path.startsWith(here) && !path.equals(here) ? here.relativize(path) : path).toString();
    }
}
