package io.contactsheet.desktop.ui.notice;

import java.util.Optional;

/**
 * Something that the user should know.
 *
 * @param isProblem whether something went wrong, rather than otherwise than expected
 * @param sentence what happened, and what to do
 * @param action what can be done about it here
 */
public record Notice(boolean isProblem, String sentence, Optional<Action> action) {

    /**
     * Something that can be done.
     *
     * @param words on its button
     */
    public record Action(String words, Runnable body) {}

    /** Something went wrong. */
    public static Notice problem(String sentence) {
        return new Notice(true, sentence, Optional.empty());
    }

    /** Something went wrong that can be put right. */
    public static Notice problem(String sentence, String words, Runnable body) {
        return new Notice(true, sentence, Optional.of(new Action(words, body)));
    }

    /** Something to know. */
    public static Notice hint(String sentence) {
        return new Notice(false, sentence, Optional.empty());
    }
}
