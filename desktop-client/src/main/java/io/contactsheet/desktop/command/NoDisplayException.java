package io.contactsheet.desktop.command;

import org.jspecify.annotations.Nullable;

/** There is no screen to show a window on. */
public final class NoDisplayException extends Exception {

    private static final long serialVersionUID = 1;

    /** @param reason what the window system said, if anything */
    public NoDisplayException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
