package io.contactsheet.desktop.ui.notice;

import io.contactsheet.desktop.gallery.GalleryException;

/** Why something did not work, for the user. */
public final class Sentence {

    private Sentence() {}

    /** Of a failure of the gallery's, or of any other whose message is a sentence. */
    public static String of(Exception failure) {
        return failure instanceof GalleryException known ? known.sentence() : String.valueOf(failure.getMessage());
    }
}
