package io.templaterunner.iam;

/** A policy document that is not one, or that uses what is not known here. The message says what and where. */
public final class PolicyException extends RuntimeException {

    public PolicyException(String message) {
        super(message);
    }
}
