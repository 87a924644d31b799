package io.contactsheet.desktop.ui.sheet;

/** What the user can do with a photo, besides looking at it on the sheet. */
public interface PhotoActions {

    /** Shows it large. */
    void open(PhotoViewModel photo);

    /** Shows all that is known of it: where it is, and why. */
    void details(PhotoViewModel photo);

    /** Puts its address on the clipboard. */
    void copyLink(PhotoViewModel photo);

    /** Writes the original to a file of the user's choice. */
    void saveCopy(PhotoViewModel photo);

    /** Deletes it from the gallery, after a question; takes it from the sheet, if it never got into the gallery. */
    void remove(PhotoViewModel photo);
}
