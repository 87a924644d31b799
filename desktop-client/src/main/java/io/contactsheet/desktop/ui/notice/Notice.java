package io.contactsheet.desktop.ui.notice;

import io.contactsheet.desktop.fault.UnexpectedFailure;
import java.util.Optional;

/**
 * Something that the user should know.
 *
 * @param isProblem whether something went wrong, rather than otherwise than expected
 * @param sentence what happened, and what to do
 * @param action what can be done about it here
 * @param details what whoever mends it wants to know, to be copied
 */
public record Notice(boolean isProblem, String sentence, Optional<Action> action, Optional<String> details) {

    /**
     * Something that can be done.
     *
     * @param words on its button
     */
    public record Action(String words, Runnable body) {}

    /** Something went wrong. */
    public static Notice problem(String sentence) {
        return new Notice(true, sentence, Optional.empty(), Optional.empty());
    }

    /** Something went wrong that nobody expected. */
    public static Notice unexpected(UnexpectedFailure failure) {
        return problem(failure.sentence()).with(Optional.of(failure.details()));
    }

    /** The same with details. */
    public Notice with(Optional<String> known) {
        return new Notice(isProblem, sentence, action, known);
    }

    /** Something went wrong that can be put right. */
    public static Notice problem(String sentence, String words, Runnable body) {
        return new Notice(true, sentence, Optional.of(new Action(words, body)), Optional.empty());
    }

    /** Something to know. */
    public static Notice hint(String sentence) {
        return new Notice(false, sentence, Optional.empty(), Optional.empty());
    }
}
