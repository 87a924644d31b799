package io.contactsheet.desktop.command;

import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.text.Sentences;
import io.contactsheet.desktop.upload.BatchListener;
import io.contactsheet.desktop.upload.SkipReason;
import io.contactsheet.desktop.upload.Upload;
import io.contactsheet.desktop.upload.UploadState;
import io.contactsheet.desktop.upload.UploadState.Sending;
import io.contactsheet.desktop.upload.UploadState.ThumbnailLate;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells of each photo what becomes of it, and of all in the end. Safe for use by several threads. */
final class UploadReport implements BatchListener {

    private final Terminal terminal;
    private final Messages messages;
    private final Path here = Path.of("").toAbsolutePath();

    // Guarded by this.
    private final Map<Upload, UploadState> states = new LinkedHashMap<>();
    private final Map<Upload, String> told = new HashMap<>();
    private final Map<Upload, Sending> sending = new LinkedHashMap<>();
    private final Set<Upload> settled = new HashSet<>();
    private int skipped;
    private int unreadable;
    private boolean searched;
    private boolean stopped;

    UploadReport(Terminal terminal, Messages messages) {
        this.terminal = terminal;
        this.messages = messages;
    }

    @Override
    public synchronized void found(Upload upload) {
        states.put(upload, upload.state());
        upload.onChange(this::changed);
    }

    @Override
    public synchronized void skipped(Path path, SkipReason reason) {
        skipped++;
        tell(path, messages.get("line.skipped", new Sentences(messages).of(reason)));
    }

    @Override
    public synchronized void unreadable(Path folder, SkipReason reason) {
        unreadable++;
        tell(folder, messages.get("line.failed", new Sentences(messages).of(reason)));
    }

    @Override
    public synchronized void searched() {
        searched = true;
        notifyAll();
    }

    private synchronized void changed(Upload upload, UploadState state) {
        note(upload, state);
        new UploadLine(messages)
                .of(state, terminal.isInteractive())
                .filter(line -> !line.equals(told.put(upload, line)))
                .ifPresent(line -> tell(upload.file(), line));
        terminal.status(status());
        notifyAll();
    }

    /** Kept beside the states, for thousands of photos change a hundred times each. */
    private void note(Upload upload, UploadState state) {
        states.put(upload, state);
        if (state instanceof Sending now) {
            sending.put(upload, now);
        } else {
            sending.remove(upload);
        }
        // A late thumbnail is not waited for: the photo is safe.
        if (state.isFinal() || state instanceof ThumbnailLate) {
            settled.add(upload);
        }
    }

    /** Waits until there is nothing more to tell, however long that takes, or the user wants no more of it. */
    synchronized void awaitAllSettled() throws InterruptedException {
        while (!stopped && !(searched && settled.size() == states.size())) {
            wait();
        }
    }

    /** The user wants no more of it. */
    synchronized void stopped() {
        stopped = true;
        terminal.say(messages.get("command.stopping"));
        notifyAll();
    }

    /** Prints what became of everything. */
    synchronized void summarize() {
        terminal.print(new UploadLine(messages).summary(states.values(), skipped, unreadable));
    }

    synchronized int exitCode() {
        boolean all = unreadable == 0 && states.values().stream().allMatch(UploadState.InGallery.class::isInstance);
        return all ? 0 : 1;
    }

    private String status() {
        String under = sending.entrySet().stream()
                .map(entry -> messages.get(
                        "uploads.percent",
                        entry.getKey().file().getFileName(),
                        entry.getValue().percent()))
                .collect(Collectors.joining(", "));
        String done =
                messages.get(searched ? "uploads.settled" : "uploads.settledSoFar", settled.size(), states.size());
        return under.isEmpty() ? done : messages.get("uploads.settledAndSending", done, under);
    }

    private void tell(Path path, String line) {
        terminal.print(messages.get("line.of", name(path), line));
    }

    private String name(Path path) {
        return (path.startsWith(here) && !path.equals(here) ? here.relativize(path) : path).toString();
    }
}
