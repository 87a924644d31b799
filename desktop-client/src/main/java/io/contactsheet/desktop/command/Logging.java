package io.contactsheet.desktop.command;

import io.contactsheet.desktop.local.DataFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What libraries log goes into a file, or to the user who asks for it: never between the lines of a result. */
final class Logging {

    private static final int MEGABYTE = 1 << 20;

    private Logging() {}

    /** Nothing is logged, or everything to standard error. Called once, first thing. */
    static void begin(boolean verbose) {
        LogManager.getLogManager().reset();
        // Libraries that print past all loggers would spoil the results of a command in a pipe.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        if (verbose) {
            ConsoleHandler console = new ConsoleHandler();
            console.setLevel(Level.FINE);
            add(console);
        } else {
            System.setErr(System.out);
        }
    }

    /** From now on, also into the file of the data folder. */
    static void toFileOf(DataFolder data) {
        try {
            Files.createDirectories(data.path());
            String pattern = data.log().toString().replace("%", "%%");
            FileHandler file = new FileHandler(pattern, MEGABYTE, 1, true);
            file.setEncoding(StandardCharsets.UTF_8.name());
            file.setFormatter(new SimpleFormatter());
            file.setLevel(Level.INFO);
            add(file);
        } catch (IOException _) {
            // A data folder that cannot be written to is said so where it matters; a log is not worth a failure.
        }
    }

    private static void add(Handler handler) {
        Logger.getLogger("").addHandler(handler);
    }
}
