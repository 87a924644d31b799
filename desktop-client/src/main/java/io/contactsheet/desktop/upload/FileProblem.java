package io.contactsheet.desktop.upload;

/** A file that cannot be uploaded as it is. The message is for the log. */
final class FileProblem extends Exception {

    private static final long serialVersionUID = 1;
    private final transient UploadReason reason;
    private final boolean passing;
    private final boolean retryable;

    private FileProblem(UploadReason reason, boolean passing, boolean retryable) {
        super(reason.toString());
        this.reason = reason;
        this.passing = passing;
        this.retryable = retryable;
    }

    /** It will not do, however often it is tried. */
    static FileProblem lasting(UploadReason reason) {
        return new FileProblem(reason, false, false);
    }

    /** The user can do something about it, and try again. */
    static FileProblem mendable(UploadReason reason) {
        return new FileProblem(reason, false, true);
    }

    /** It may be over in a moment, as for a file that is just being written. */
    static FileProblem passing(UploadReason reason) {
        return new FileProblem(reason, true, true);
    }

    boolean isPassing() {
        return passing;
    }

    boolean isRetryable() {
        return retryable;
    }

    UploadReason reason() {
        return reason;
    }
}
