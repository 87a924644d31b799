package io.templaterunner.iam;

/** What policies say of a request. */
public enum Decision {
    /** A statement allows it, and none denies it. */
    ALLOWED,
    /** A statement denies it: no other can allow it. */
    DENIED,
    /** No statement speaks of it, so it is refused. */
    NOT_ALLOWED;

    /** Whether the request may go on. */
    public boolean isAllowed() {
        return this == ALLOWED;
    }
}
