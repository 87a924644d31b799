package io.contactsheet.desktop.command;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.SystemProxies;
import io.contactsheet.desktop.local.DataFolder;
import io.contactsheet.desktop.local.GalleryTemplate;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.text.Sentences;
import java.io.PrintWriter;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code contact-sheet}: by itself it opens the app. */
@Command(
        name = "contact-sheet",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {
            ServeCommand.class,
            PageCommand.class,
            UploadCommand.class,
            RepairCommand.class,
            ThumbnailCommand.class,
            TokenCommand.class,
            HelpCommand.class
        })
public final class ContactSheet implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ContactSheet.class);

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--verbose", scope = ScopeType.INHERIT)
    private boolean verbose;

    private final Terminal terminal;
    private final Display display;
    private final Failures failures;
    private final Messages messages;

    ContactSheet(Terminal terminal, Display display, Failures failures, Messages messages) {
        this.terminal = terminal;
        this.display = display;
        this.failures = failures;
        this.messages = messages;
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        Terminal terminal = Terminal.ofProcess();
        SystemProxies.use(System.getProperties());
        Messages messages = Messages.ofSystem();
        Failures failures = new Failures(BuildVersion.product());
        failures.onUncaught(failure -> terminal.say(new Sentences(messages).of(failure)));
        Thread.setDefaultUncaughtExceptionHandler(new LastWords(failures, terminal, messages));
        System.exit(run(commandLine(terminal, Display.ofProcess(), failures, messages), args));
    }

    /** Also an error ends the process, whatever other threads there are. */
    private static int run(CommandLine line, String[] args) {
        try {
            return line.execute(args);
        } catch (Error error) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
            return ExitCode.SOFTWARE;
        }
    }

    static CommandLine commandLine(Terminal terminal, Display display, Failures failures, Messages messages) {
        ContactSheet root = new ContactSheet(terminal, display, failures, messages);
        CommandLine line = new CommandLine(root, new CommandFactory(terminal, failures, messages, root::folder));
        line.setResourceBundle(messages.others("io.contactsheet.desktop.command.help"));
        line.setOut(new PrintWriter(terminal.out(), true));
        line.setErr(new PrintWriter(terminal.err(), true));
        line.setUsageHelpAutoWidth(true);
        line.setExecutionStrategy(parsed -> {
            Logging.begin(root.verbose);
            return new CommandLine.RunLast().execute(parsed);
        });
        line.setParameterExceptionHandler(new Misuse(messages));
        line.setExecutionExceptionHandler(new Faults(terminal, failures, messages, () -> root.verbose));
        return line;
    }

    @Override
    public Integer call() throws Exception {
        DataFolder folder = folder();
        Logging.toFileOf(folder);
        // A window goes on without what broke off.
        Thread.setDefaultUncaughtExceptionHandler(failures);
        try {
            display.check();
            launcher().launch(folder, failures, messages);
            return 0;
        } catch (NoDisplayException e) {
            LOG.info("There is no window.", e);
            terminal.say(messages.get("command.noDisplay"));
            return new Serving(terminal, messages, folder, GalleryTemplate.ofProduct()).run(Serving.ANY_PORT);
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
