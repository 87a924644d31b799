package io.contactsheet.desktop.ui.task;

import io.contactsheet.desktop.fault.UnexpectedFailure;

/** Work that broke off as nobody expected. It is in the log and told to the user already. */
public final class UnexpectedException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient UnexpectedFailure failure;

    UnexpectedException(UnexpectedFailure failure, Throwable cause) {
        super(failure.code().value(), cause);
        this.failure = failure;
    }

    public UnexpectedFailure failure() {
        return failure;
    }
}
