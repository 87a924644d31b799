package io.contactsheet.imaging.resize;

/** In which order the rows of a picture come. */
public enum RowOrder {
    TOP_DOWN,
    BOTTOM_UP,
    /** More than once, or any other way. */
    MIXED
}
