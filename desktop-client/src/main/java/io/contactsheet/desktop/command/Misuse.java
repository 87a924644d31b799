package io.contactsheet.desktop.command;

import io.contactsheet.desktop.text.Messages;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that makes no sense: says what is wrong with it, and how the command is used. */
record Misuse(Messages messages) implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException fault, String[] arguments) {
        CommandLine command = fault.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(sentence(fault));
        command.usage(err);
        return ExitCode.USAGE;
    }

    private String sentence(ParameterException fault) {
        return switch (fault) {
            case MissingParameterException missing
            when !missing.getMissing().isEmpty() ->
                messages.get(
                        "misuse.missing",
                        missing.getMissing().stream().map(Misuse::name).collect(Collectors.joining(", ")));
            case UnmatchedArgumentException unknown ->
                messages.get("misuse.unknown", String.join(" ", unknown.getUnmatched()));
            case OverwrittenOptionException twice -> messages.get("misuse.twice", name(twice.getOverwritten()));
            default ->
                fault.getArgSpec() == null || fault.getValue() == null
                        ? String.valueOf(fault.getMessage())
                        : messages.get("misuse.value", name(fault.getArgSpec()), fault.getValue());
        };
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
