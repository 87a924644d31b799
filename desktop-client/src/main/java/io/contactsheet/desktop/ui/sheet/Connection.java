package io.contactsheet.desktop.ui.sheet;

/** Whether the gallery answers. */
public sealed interface Connection {

    /** The gallery has not answered yet. */
    record Opening() implements Connection {}

    /** It answers. */
    record Open() implements Connection {}

    /**
     * It does not. It is asked again by itself, and the window keeps showing what it knows.
     *
     * @param sentence what happened, and what the user can do
     */
    record Lost(String sentence) implements Connection {}
}
