package io.contactsheet.desktop.command;

import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.local.LocalGalleryException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What a command could not do, in one sentence; the details are for those who ask for them. */
final class Faults implements IExecutionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final Terminal terminal;
    private final BooleanSupplier verbose;

    Faults(Terminal terminal, BooleanSupplier verbose) {
        this.terminal = terminal;
        this.verbose = verbose;
    }

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
        LOG.error("The command failed.", fault);
        terminal.say(sentence(fault));
        if (verbose.getAsBoolean()) {
            fault.printStackTrace(terminal.err());
        }
        return ExitCode.SOFTWARE;
    }

    private static String sentence(Exception fault) {
        return switch (fault) {
            case LocalGalleryException known -> String.valueOf(known.getMessage());
            case GalleryException known -> known.sentence();
            default -> "Something went wrong that should not: " + fault + ". To see more, run the same with --verbose.";
        };
    }
}
