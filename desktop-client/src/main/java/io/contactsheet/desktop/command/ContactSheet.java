package io.contactsheet.desktop.command;

import io.contactsheet.desktop.local.DataFolder;
import io.contactsheet.desktop.local.GalleryTemplate;
import java.io.PrintWriter;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code contact-sheet}: by itself it opens the app. */
@Command(
        name = "contact-sheet",
        description = "Opens the gallery in a window. Where there is no display, serves it instead.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {
            ServeCommand.class,
            UploadCommand.class,
            RepairCommand.class,
            ThumbnailCommand.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All went well.",
            "1:Something could not be done; a sentence says what.",
            "2:The command was not understood.",
            "130:Stopped with Ctrl-C."
        })
public final class ContactSheet implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Tells technical details on standard error.")
    private boolean verbose;

    private final Terminal terminal;
    private final Display display;

    ContactSheet(Terminal terminal, Display display) {
        this.terminal = terminal;
        this.display = display;
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        Terminal terminal = Terminal.ofProcess();
        System.exit(commandLine(terminal, Display.ofProcess()).execute(args));
    }

    static CommandLine commandLine(Terminal terminal, Display display) {
        ContactSheet root = new ContactSheet(terminal, display);
        CommandLine line = new CommandLine(root, new CommandFactory(terminal, root::folder));
        line.setOut(new PrintWriter(terminal.out(), true));
        line.setErr(new PrintWriter(terminal.err(), true));
        line.setUsageHelpAutoWidth(true);
        line.setExecutionStrategy(parsed -> {
            Logging.begin(root.verbose);
            return new CommandLine.RunLast().execute(parsed);
        });
        line.setExecutionExceptionHandler(new Faults(terminal, () -> root.verbose));
        return line;
    }

    @Override
    public Integer call() throws Exception {
        DataFolder folder = folder();
        Logging.toFileOf(folder);
        try {
            display.check();
            launcher().launch(folder);
            return 0;
        } catch (NoDisplayException e) {
            terminal.say(e.getMessage() + " The gallery is served instead, until it is stopped with Ctrl-C.");
            return new Serving(terminal, folder, GalleryTemplate.ofProduct()).run(Serving.ANY_PORT);
        }
    }

    /** Of this command, for those below it that name none themselves. */
    private DataFolder folder() {
        return data.given().orElseGet(DataFolder::ofUser);
    }

    private static AppLauncher launcher() throws NoDisplayException {
        return ServiceLoader.load(AppLauncher.class)
                .findFirst()
                .orElseThrow(() -> new NoDisplayException("The window is not part of this build.", null));
    }
}
