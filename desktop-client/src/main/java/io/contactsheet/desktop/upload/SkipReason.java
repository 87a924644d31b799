package io.contactsheet.desktop.upload;

import io.contactsheet.shared.fault.ErrorCode;

/** Why a file or a folder is not uploaded. Its sentences are made where they are shown. */
public sealed interface SkipReason {

    /** What it is, where that is all there is to say. */
    enum Kind implements SkipReason {
        /** A bin: what lies in it was deleted. */
        BIN,
        /** Older states of a drive. */
        SNAPSHOT,
        /** Thumbnails that a program made for itself. */
        THUMBNAILS,
        /** What belongs to a system or a program. */
        SYSTEM,
        VIDEO,
        HIDDEN,
        /** Neither a file nor a folder. */
        NOT_A_FILE,
        NOT_A_PICTURE,
        /** A folder that was searched before, by another way. */
        SEARCHED_BEFORE,
        /** A folder that may not be opened. */
        FORBIDDEN
    }

    /**
     * A folder that cannot be read.
     *
     * @param detail what the system said
     */
    record Unreadable(String detail) implements SkipReason {}

    /** Nobody had thought of it. */
    record Unexpected(ErrorCode code) implements SkipReason {}
}
