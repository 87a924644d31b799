package io.contactsheet.desktop.command;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.local.LocalGalleryException;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.text.Sentences;
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
    private final Failures failures;
    private final Messages messages;
    private final BooleanSupplier verbose;

    Faults(Terminal terminal, Failures failures, Messages messages, BooleanSupplier verbose) {
        this.terminal = terminal;
        this.failures = failures;
        this.messages = messages;
        this.verbose = verbose;
    }

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
        terminal.say(sentence(fault, command));
        if (verbose.getAsBoolean()) {
            fault.printStackTrace(terminal.err());
        }
        return ExitCode.SOFTWARE;
    }

    private String sentence(Exception fault, CommandLine command) {
        Sentences reasons = new Sentences(messages);
        return switch (fault) {
            case LocalGalleryException known -> logged(reasons.of(known.reason()), known);
            case GalleryException known -> logged(reasons.of(known.reason()), known);
            case CommandException known -> logged(String.valueOf(known.getMessage()), known);
            default -> reasons.of(failures.report("The command " + command.getCommandName(), fault));
        };
    }

    private static String logged(String sentence, Exception known) {
        LOG.warn("The command could not be done.", known);
        return sentence;
    }
}
