package io.contactsheet.desktop.command;

import io.contactsheet.desktop.local.DataFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** What is logged goes into a file, or to the user who asks for it: never between the lines of a result. */
final class Logging {

    /** Our own story, and of the libraries' what went wrong. */
    private static final String LEVELS = ".level=WARNING\nio.contactsheet.level=INFO\n";

    private static final String VERBOSE_LEVELS = ".level=INFO\nio.contactsheet.level=FINE\n";
    private static final String FORMAT =
            "java.util.logging.SimpleFormatter.format=%1$tF %1$tT.%1$tL %4$s [%3$s] %5$s%6$s%n\n";

    private Logging() {}

    /**
     * Called once, first thing. What prints past all loggers is logged line by line, as it would spoil the results of a
     * command in a pipe.
     *
     * @param verbose whether everything also goes to standard error
     */
    static void begin(boolean verbose) {
        try {
            String configuration = (verbose ? VERBOSE_LEVELS : LEVELS) + FORMAT;
            LogManager.getLogManager()
                    .readConfiguration(new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (verbose) {
            ConsoleHandler console = new ConsoleHandler();
            console.setLevel(Level.FINE);
            Logger.getLogger("").addHandler(console);
        }
        System.setOut(logged("standard output"));
        System.setErr(logged("standard error"));
    }

    /** From now on, also into the file of the data folder. */
    static void toFileOf(DataFolder data) {
        Logger.getLogger("").addHandler(new LogFile(data.log()));
    }

    private static PrintStream logged(String name) {
        return new PrintStream(new LoggedLines(LoggerFactory.getLogger(name)), true, StandardCharsets.UTF_8);
    }
}
