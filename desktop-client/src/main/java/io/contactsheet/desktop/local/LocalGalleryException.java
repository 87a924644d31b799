package io.contactsheet.desktop.local;

/** The gallery on this computer did not do what it was asked to. The message is for the log. */
public final class LocalGalleryException extends Exception {

    private static final long serialVersionUID = 1;
    private final transient LocalReason reason;

    public LocalGalleryException(LocalReason reason) {
        super(reason.toString());
        this.reason = reason;
    }

    public LocalGalleryException(LocalReason reason, Throwable cause) {
        super(reason.toString(), cause);
        this.reason = reason;
    }

    /** Why it did not. */
    public LocalReason reason() {
        return reason;
    }
}
