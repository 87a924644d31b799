package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.desktop.ui.notice.Trouble;

/** Whether the gallery answers. */
public sealed interface Connection {

    /** The gallery has not answered yet. */
    record Opening() implements Connection {}

    /** It answers. */
    record Open() implements Connection {}

    /** It does not. It is asked again by itself, and the window keeps showing what it knows. */
    record Lost(Trouble trouble) implements Connection {}
}
