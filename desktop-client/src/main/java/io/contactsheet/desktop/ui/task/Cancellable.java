package io.contactsheet.desktop.ui.task;

/** Something under way that can be given up. */
@FunctionalInterface
public interface Cancellable {

    /** Nothing is under way. */
    Cancellable NOTHING = () -> {};

    /** Gives it up: from now on it calls nothing back. Does nothing if it has ended. */
    void cancel();
}
