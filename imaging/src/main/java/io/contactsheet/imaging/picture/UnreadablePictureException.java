package io.contactsheet.imaging.picture;

import io.contactsheet.shared.api.ThumbnailError;

/** No picture can be made of this file, now or later. */
public final class UnreadablePictureException extends Exception {

    private static final long serialVersionUID = 1;

    private final ThumbnailError error;

    /**
     * @param error the reason, as the API names it
     * @param explanation a sentence for the person who took the picture
     */
    public UnreadablePictureException(ThumbnailError error, String explanation) {
        super(explanation);
        this.error = error;
    }

    /** The file is damaged beyond reading. */
    public static UnreadablePictureException corrupt(String explanation) {
        return new UnreadablePictureException(ThumbnailError.CORRUPT, explanation);
    }

    /** The file is of a kind that cannot be read. */
    public static UnreadablePictureException unsupported(String explanation) {
        return new UnreadablePictureException(ThumbnailError.UNSUPPORTED, explanation);
    }

    /** To read the file would take more memory or time than there is. */
    public static UnreadablePictureException tooLarge(String explanation) {
        return new UnreadablePictureException(ThumbnailError.TOO_LARGE, explanation);
    }

    public ThumbnailError error() {
        return error;
    }

    public String explanation() {
        return String.valueOf(getMessage());
    }
}
