package io.contactsheet.desktop.command;

import java.io.Console;
import java.io.PrintStream;

/**
 * Where a command prints to. On a terminal its last line may be a status, which is written over; a pipe or a file only
 * ever gets whole lines. Safe for use by several threads.
 */
final class Terminal {

    /** Wider lines would wrap on a narrow terminal, and a wrapped line cannot be written over. */
    private static final int STATUS_WIDTH = 78;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private int statusLength;

    Terminal(PrintStream out, PrintStream err, boolean interactive) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
    }

    /** The terminal or the pipe that this process was started with. */
    static Terminal ofProcess() {
        Console console = System.console();
        return new Terminal(System.out, System.err, console != null && console.isTerminal());
    }

    boolean isInteractive() {
        return interactive;
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    /** A line of the command's result: one line, also where a file's name has a line break in it. */
    synchronized void print(String line) {
        clearStatus();
        out.println(printable(line));
    }

    /** A sentence about what went wrong, or what the user should know beside the result. */
    synchronized void say(String sentence) {
        clearStatus();
        err.println(printable(sentence));
    }

    /** A file's name may also hold what a terminal takes for an order. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** Shows how far things are, on a terminal only. */
    synchronized void status(String line) {
        if (interactive) {
            String plain = printable(line);
            String cut = plain.length() > STATUS_WIDTH ? plain.substring(0, STATUS_WIDTH - 1) + "…" : plain;
            out.print("\r" + cut + " ".repeat(Math.max(0, statusLength - cut.length())));
            out.flush();
            statusLength = cut.length();
        }
    }

    /** Takes the status away. */
    synchronized void clearStatus() {
        if (statusLength > 0) {
            out.print("\r" + " ".repeat(statusLength) + "\r");
            out.flush();
            statusLength = 0;
        }
    }
}
