package io.templaterunner.iam;

/** Who makes a request. */
public sealed interface Principal {

    /**
     * A service of AWS that acts for itself.
     *
     * @param name such as {@code apigateway.amazonaws.com}
     */
    record Service(String name) implements Principal {}

    /**
     * A role, or the session of one.
     *
     * @param arn such as {@code arn:aws:iam::123456789012:role/WorkerRole}
     */
    record Aws(String arn) implements Principal {}

    /** Nobody known: a request without a signature. */
    record Anonymous() implements Principal {}
}
