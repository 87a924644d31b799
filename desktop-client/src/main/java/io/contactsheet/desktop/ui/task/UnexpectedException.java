package io.contactsheet.desktop.ui.task;

import io.contactsheet.desktop.fault.UnexpectedFailure;

/** Work that broke off as nobody expected. It is in the log and told to the user already; the message is a sentence. */
public final class UnexpectedException extends Exception {

    private static final long serialVersionUID = 1;

    UnexpectedException(UnexpectedFailure failure, Throwable cause) {
        super(failure.sentence(), cause);
    }
}
