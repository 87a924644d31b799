package io.templaterunner;

import java.io.IOException;

/** The data folder cannot be had. The message is a sentence for the user, the cause is what the system said. */
public final class DataFolderException extends IOException {

    private static final long serialVersionUID = 1;

    /** Why not. */
    public enum Reason {
        /** Another stack runs on it. */
        IN_USE,
        /** It cannot be made or written, or is no folder. */
        UNUSABLE
    }

    private final Reason reason;

    DataFolderException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    DataFolderException(Reason reason, String message, IOException cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
