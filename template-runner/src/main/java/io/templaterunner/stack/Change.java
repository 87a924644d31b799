package io.templaterunner.stack;

/** What a deployment does to a resource. */
public enum Change {
    /** It was not there. */
    CREATE,
    /** It is as it was. */
    KEEP,
    /** Its properties change, and it stays the same resource. */
    UPDATE,
    /** Another resource takes its place; the old one goes when all else stands. */
    REPLACE;

    /** Whether the resource that stood before goes on. */
    public boolean goesOn() {
        return this == KEEP || this == UPDATE;
    }
}
