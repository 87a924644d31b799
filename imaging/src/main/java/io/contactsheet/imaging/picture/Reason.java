package io.contactsheet.imaging.picture;

/** Why no picture can be made of a file. */
public enum Reason {
    /** The file is of a known format, but damaged beyond reading. */
    CORRUPT("corrupt"),
    /** The file is no picture, or one of a kind that cannot be read. */
    UNSUPPORTED("unsupported"),
    /** To read the file would take more memory or time than there is. */
    TOO_LARGE("too-large");

    private final String label;

    Reason(String label) {
        this.label = label;
    }

    /** The reason in a word, for a list. */
    public String label() {
        return label;
    }
}
