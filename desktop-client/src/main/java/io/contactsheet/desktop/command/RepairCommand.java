package io.contactsheet.desktop.command;

import io.contactsheet.desktop.local.DataFolder;
import io.contactsheet.desktop.local.GalleryRepair;
import io.contactsheet.desktop.local.GalleryRepair.Progress;
import io.contactsheet.desktop.local.LocalGallery;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code contact-sheet repair}. */
@Command(
        name = "repair",
        description = {
            "Makes every thumbnail of the gallery on this computer right.",
            "Missing and outdated ones are made, those without a photo are removed, and what failed is tried again. It can"
                    + " be stopped, and run again, at any time; the gallery may be open meanwhile. A gallery in the cloud"
                    + " has a function for this, whose name ends in -repair."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Every thumbnail is right.",
            "1:Something could not be done; a line says what.",
            "2:The command was not understood.",
            "130:Stopped with Ctrl-C."
        })
final class RepairCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    private final Terminal terminal;
    private final Supplier<DataFolder> defaultFolder;

    RepairCommand(Terminal terminal, Supplier<DataFolder> defaultFolder) {
        this.terminal = terminal;
        this.defaultFolder = defaultFolder;
    }

    @Override
    public Integer call() throws Exception {
        DataFolder folder = data.given().orElseGet(defaultFolder);
        Logging.toFileOf(folder);
        AtomicBoolean stopped = new AtomicBoolean();
        try (Stopping _ = Stopping.on(() -> stopped.set(true));
                LocalGallery _ = LocalGallery.open(folder)) {
            return sumUp(GalleryRepair.run(folder, stopped::get, progress -> terminal.status(done(progress) + "…")));
        }
    }

    private int sumUp(Progress progress) {
        progress.failures().forEach(terminal::say);
        boolean finished = progress.next().isEmpty();
        terminal.print(done(progress) + (finished ? "." : ". Stopped; run it again for the rest."));
        return progress.failed() > 0 || !finished ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private static String done(Progress progress) {
        StringBuilder done = new StringBuilder(String.format(Locale.ROOT, "%,d looked at", progress.seen()));
        append(done, progress.made(), "made");
        append(done, progress.placeholders(), "not readable as pictures");
        append(done, progress.removed(), "left over and removed");
        append(done, progress.redriven(), "failures handled again");
        append(done, progress.failed(), "failed");
        return done.toString();
    }

    private static void append(StringBuilder done, int count, String what) {
        if (count > 0) {
            done.append(String.format(Locale.ROOT, ", %,d %s", count, what));
        }
    }
}
