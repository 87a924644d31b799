package io.contactsheet.desktop.command;

import io.contactsheet.desktop.local.DataFolder;
import io.contactsheet.desktop.local.GalleryRepair;
import io.contactsheet.desktop.local.GalleryRepair.Progress;
import io.contactsheet.desktop.local.LocalGallery;
import io.contactsheet.desktop.text.Messages;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code contact-sheet repair}. */
@Command(name = "repair", mixinStandardHelpOptions = true)
final class RepairCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    private final Terminal terminal;
    private final Messages messages;
    private final Supplier<DataFolder> defaultFolder;

    RepairCommand(Terminal terminal, Messages messages, Supplier<DataFolder> defaultFolder) {
        this.terminal = terminal;
        this.messages = messages;
        this.defaultFolder = defaultFolder;
    }

    @Override
    public Integer call() throws Exception {
        DataFolder folder = data.given().orElseGet(defaultFolder);
        Logging.toFileOf(folder);
        AtomicBoolean stopped = new AtomicBoolean();
        try (Stopping _ = Stopping.on(() -> stopped.set(true));
                LocalGallery _ = LocalGallery.open(folder)) {
            return sumUp(GalleryRepair.run(
                    folder, stopped::get, progress -> terminal.status(messages.get("repair.goesOn", done(progress)))));
        }
    }

    private int sumUp(Progress progress) {
        progress.failures().forEach(failure -> terminal.say(messages.get("line.of", failure.key(), failure.reason())));
        boolean finished = progress.next().isEmpty();
        terminal.print(messages.get(finished ? "repair.ended" : "repair.stoppedEarly", done(progress)));
        return progress.failed() > 0 || !finished ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private String done(Progress progress) {
        StringJoiner done = new StringJoiner(", ");
        done.add(messages.get("repair.lookedAt", progress.seen()));
        add(done, "repair.madeShort", progress.made());
        add(done, "repair.unreadable", progress.placeholders());
        add(done, "repair.removed", progress.removed());
        add(done, "repair.redriven", progress.redriven());
        add(done, "repair.failed", progress.failed());
        return done.toString();
    }

    private void add(StringJoiner done, String key, int count) {
        if (count > 0) {
            done.add(messages.get(key, count));
        }
    }
}
