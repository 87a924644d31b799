package io.contactsheet.desktop.upload;

/** A file that cannot be uploaded as it is. The message is a sentence for the user. */
final class FileProblem extends Exception {

    private static final long serialVersionUID = 1;
    private final boolean passing;
    private final boolean retryable;

    private FileProblem(String sentence, boolean passing, boolean retryable) {
        super(sentence);
        this.passing = passing;
        this.retryable = retryable;
    }

    /** It will not do, however often it is tried. */
    static FileProblem lasting(String sentence) {
        return new FileProblem(sentence, false, false);
    }

    /** The user can do something about it, and try again. */
    static FileProblem mendable(String sentence) {
        return new FileProblem(sentence, false, true);
    }

    /** It may be over in a moment, as for a file that is just being written. */
    static FileProblem passing(String sentence) {
        return new FileProblem(sentence, true, true);
    }

    boolean isPassing() {
        return passing;
    }

    boolean isRetryable() {
        return retryable;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
