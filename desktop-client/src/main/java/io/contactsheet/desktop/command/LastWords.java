package io.contactsheet.desktop.command;

import io.contactsheet.desktop.fault.Failures;
import picocli.CommandLine.ExitCode;

/** Ends a command whose memory is used up: what is left of it might wait for ever for threads that are no more. */
record LastWords(Failures failures, Terminal terminal) implements Thread.UncaughtExceptionHandler {

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        boolean usedUp = failure instanceof OutOfMemoryError;
        try {
            if (usedUp) {
                terminal.say("There is not enough memory to go on. Run the same again: nothing is stored twice.");
            }
            failures.uncaughtException(thread, failure);
        } finally {
            if (usedUp) {
                Runtime.getRuntime().halt(ExitCode.SOFTWARE);
            }
        }
    }
}
