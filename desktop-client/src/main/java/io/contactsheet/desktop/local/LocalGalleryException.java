package io.contactsheet.desktop.local;

/** The gallery on this computer cannot be opened. The message is a sentence for the user. */
public final class LocalGalleryException extends Exception {

    private static final long serialVersionUID = 1;

    public LocalGalleryException(String sentence) {
        super(sentence);
    }

    public LocalGalleryException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
