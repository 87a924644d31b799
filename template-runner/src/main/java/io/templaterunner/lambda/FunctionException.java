package io.templaterunner.lambda;

/** A function that cannot be what its configuration says. The message says what is wrong. */
public final class FunctionException extends RuntimeException {

    public FunctionException(String message) {
        super(message);
    }

    public FunctionException(String message, Throwable cause) {
        super(message, cause);
    }
}
