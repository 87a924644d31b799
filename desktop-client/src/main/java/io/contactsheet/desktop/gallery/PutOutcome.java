package io.contactsheet.desktop.gallery;

/** What became of a photo that was put into the gallery. */
public enum PutOutcome {
    /** It is in the gallery, safe on disk. */
    STORED,
    /** Another photo, or this one, is there already under this key; it was not touched. */
    KEY_TAKEN,
    /** Someone else is just now putting a photo under this key: ask again. */
    RACE
}
