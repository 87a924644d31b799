package io.contactsheet.imaging.picture;

/** No picture can be made of this file, now or later. */
public final class UnreadablePictureException extends Exception {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** @param explanation a sentence for the person who took the picture */
    public UnreadablePictureException(Reason reason, String explanation) {
        super(explanation);
        this.reason = reason;
    }

    /** The file is damaged beyond reading. */
    public static UnreadablePictureException corrupt(String explanation) {
        return new UnreadablePictureException(Reason.CORRUPT, explanation);
    }

    /** The file is of a kind that cannot be read. */
    public static UnreadablePictureException unsupported(String explanation) {
        return new UnreadablePictureException(Reason.UNSUPPORTED, explanation);
    }

    /** To read the file would take more memory or time than there is. */
    public static UnreadablePictureException tooLarge(String explanation) {
        return new UnreadablePictureException(Reason.TOO_LARGE, explanation);
    }

    public Reason reason() {
        return reason;
    }

    public String explanation() {
        return String.valueOf(getMessage());
    }
}
