package io.contactsheet.imaging.jpeg;

import io.contactsheet.imaging.picture.UnreadablePictureException;

/** What can be wrong with a JPEG file, for the person who took the picture. */
final class JpegFault {

    private static final String SENTENCE = "This JPEG picture cannot be read. ";

    private JpegFault() {}

    /** The data contradicts the format, or ends before the first sample. */
    static UnreadablePictureException damaged(String detail) {
        return UnreadablePictureException.corrupt(SENTENCE + detail);
    }

    /** A process of the standard that this decoder does not implement. */
    static UnreadablePictureException unsupported(String detail) {
        return UnreadablePictureException.unsupported(SENTENCE + detail);
    }

    /** Its coefficients would not fit into the given memory. */
    static UnreadablePictureException tooLarge(String detail) {
        return UnreadablePictureException.tooLarge(SENTENCE + detail);
    }
}
