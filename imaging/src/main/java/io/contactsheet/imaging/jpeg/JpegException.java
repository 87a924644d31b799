package io.contactsheet.imaging.jpeg;

/** This picture cannot be decoded, now or later: a property of its bytes, not of the stream that they came from. */
public final class JpegException extends Exception {

    private static final long serialVersionUID = 1;

    /** Why it cannot be decoded. */
    public enum Reason {
        /** The data contradicts the format, or ends before the first sample. */
        DAMAGED,
        /** A process of the standard that this decoder does not implement. */
        UNSUPPORTED,
        /** Its coefficients would not fit into the given memory. */
        TOO_LARGE
    }

    private final Reason reason;

    JpegException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static JpegException damaged(String message) {
        return new JpegException(Reason.DAMAGED, message);
    }

    static JpegException unsupported(String message) {
        return new JpegException(Reason.UNSUPPORTED, message);
    }

    public Reason reason() {
        return reason;
    }
}
