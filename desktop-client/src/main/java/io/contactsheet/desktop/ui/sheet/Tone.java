package io.contactsheet.desktop.ui.sheet;

/** How much a photo's state asks of the user. */
public enum Tone {
    /** All is well. */
    CALM,
    /** Something is under way. */
    BUSY,
    /** It takes longer, or something small is amiss. */
    WARNING,
    /** It will not go on without the user. */
    FAILURE
}
