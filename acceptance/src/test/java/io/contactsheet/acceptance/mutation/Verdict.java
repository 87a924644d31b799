package io.contactsheet.acceptance.mutation;

/** What became of a mutant. */
sealed interface Verdict {

    /** The backend does not deploy it. */
    record Refused(String message) implements Verdict {}

    /** A test fails with it. */
    record Killed(String test, String reason) implements Verdict {}

    /** Nothing notices. */
    record Survived(int tests) implements Verdict {}

    /** The backend does not say why it cannot deploy it: a mistake of the backend's. */
    record Crashed(String reason) implements Verdict {}
}
