package io.contactsheet.localbackend.template;

/** The template is refused. The message says where, with file, line and path, and why, in words like AWS's own. */
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Source at;

    /**
     * @param at the value that is wrong
     * @param reason a sentence, without the place
     */
    public TemplateException(Source at, String reason) {
        super(at + ": " + reason);
        this.at = at;
    }

    /** The value that is wrong. */
    public Source at() {
        return at;
    }
}
