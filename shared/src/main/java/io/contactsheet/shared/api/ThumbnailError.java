package io.contactsheet.shared.api;

import java.util.Arrays;
import java.util.Optional;

/** Why a picture has a placeholder in the place of its thumbnail. The photo itself is stored and safe. */
public enum ThumbnailError {
    /** The file is of a known format, but damaged beyond reading. */
    CORRUPT("corrupt"),
    /** The file is no picture, or one of a format that cannot be read. */
    UNSUPPORTED("unsupported"),
    /** To read the picture would take more memory than there is. */
    TOO_LARGE("too-large");

    private final String wireName;

    ThumbnailError(String wireName) {
        this.wireName = wireName;
    }

    /** The value of the header {@link MetadataHeaders#THUMBNAIL_ERROR}. */
    public String wireName() {
        return wireName;
    }

    /** The error of a header's value; empty for a value that this version does not know. */
    public static Optional<ThumbnailError> ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(error -> error.wireName.equals(wireName))
                .findFirst();
    }
}
