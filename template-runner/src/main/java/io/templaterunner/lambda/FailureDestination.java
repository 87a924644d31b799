package io.templaterunner.lambda;

import java.io.IOException;

/** Where the asynchronous invocations go that were given up. */
@FunctionalInterface
public interface FailureDestination {

    /** Nowhere: they are lost, as in Lambda where nothing is configured. */
    FailureDestination NONE = failed -> {};

    /**
     * Returns when it is kept.
     *
     * @throws IOException if it cannot be kept
     */
    void accept(FailedInvocation failed) throws IOException;
}
