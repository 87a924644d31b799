package io.contactsheet.desktop.ui.notice;

import java.util.Optional;

/**
 * Something that the user should know.
 *
 * @param action what can be done about it here
 */
public record Notice(Subject subject, Optional<Action> action) {

    /** Something that can be done. */
    public record Action(Kind kind, Runnable body) {

        /** What its button says. */
        public enum Kind {
            TRY_AGAIN,
            TRY_NOW,
            REPAIR
        }
    }

    /** Something to know. */
    public static Notice of(Subject subject) {
        return new Notice(subject, Optional.empty());
    }

    /** Something that can be put right. */
    public static Notice of(Subject subject, Action.Kind kind, Runnable body) {
        return new Notice(subject, Optional.of(new Action(kind, body)));
    }
}
