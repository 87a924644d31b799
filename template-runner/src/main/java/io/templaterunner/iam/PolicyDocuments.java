package io.templaterunner.iam;

import io.templaterunner.stack.Declaration;
import io.templaterunner.template.Value;

/** Reads the policy documents of declarations. */
public final class PolicyDocuments {

    private PolicyDocuments() {}

    /**
     * The policy that a value of a declaration is.
     *
     * @throws io.templaterunner.template.TemplateException if IAM would refuse it
     */
    public static Policy read(Declaration declaration, Value document, PolicyKind kind) {
        try {
            return Policy.parse(document.asPlain(), kind);
        } catch (PolicyException e) {
            throw declaration.refused(document, String.valueOf(e.getMessage()));
        }
    }
}
