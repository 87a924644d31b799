package io.contactsheet.desktop.command;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.text.Messages;
import picocli.CommandLine.ExitCode;

/** Ends a command whose memory is used up: what is left of it might wait for ever for threads that are no more. */
record LastWords(Failures failures, Terminal terminal, Messages messages) implements Thread.UncaughtExceptionHandler {

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        boolean usedUp = failure instanceof OutOfMemoryError;
        try {
            if (usedUp) {
                terminal.say(messages.get("command.noMemory"));
            }
            failures.uncaughtException(thread, failure);
        } finally {
            if (usedUp) {
                Runtime.getRuntime().halt(ExitCode.SOFTWARE);
            }
        }
    }
}
