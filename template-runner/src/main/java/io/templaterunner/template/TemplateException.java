package io.templaterunner.template;

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

    private TemplateException(TemplateException refusal, String consequence) {
        super(refusal.getMessage() + " " + consequence, refusal);
        this.at = refusal.at;
    }

    /** The same refusal with a sentence more, on what became of it. */
    public TemplateException adding(String consequence) {
        return new TemplateException(this, consequence);
    }

    /** The value that is wrong. */
    public Source at() {
        return at;
    }
}
