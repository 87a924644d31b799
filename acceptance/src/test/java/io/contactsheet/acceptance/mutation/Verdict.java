package io.contactsheet.acceptance.mutation;

/** What became of a mutant. */
sealed interface Verdict {

    /** The backend does not deploy it. */
    record Refused(String message) implements Verdict {}

    /** A test fails with it. */
    record Killed(Killer by, String test, String reason) implements Verdict {}

    /** What kind of test fails, the most telling first. */
    enum Killer {
        /** One that asks a gallery of the mutant: somebody would have met the mistake. */
        CONTRACT,
        /** One that reads the template, and says what must be in every such place. */
        RULE,
        /** The list of settings that somebody read (record 28): nobody knows more than that something changed. */
        LIST
    }

    /** Nothing notices. */
    record Survived(int tests) implements Verdict {}

    /** The backend does not say why it cannot deploy it: a mistake of the backend's. */
    record Crashed(String reason) implements Verdict {}
}
