package io.contactsheet.localbackend.deployment;

import io.contactsheet.localbackend.iam.Policy;
import io.contactsheet.localbackend.iam.PolicyException;
import io.contactsheet.localbackend.iam.PolicyKind;
import io.contactsheet.localbackend.template.Resource;
import io.contactsheet.localbackend.template.TemplateException;
import io.contactsheet.localbackend.template.Value;
import io.contactsheet.localbackend.template.Value.Fields;
import java.util.Optional;
import java.util.Set;

/**
 * A resource that is to stand.
 *
 * @param resource what the template says
 * @param properties without functions, and found to be in the right form
 * @param before the logical ids of those that certainly stand already, whatever order CloudFormation takes
 */
record Declaration(Resource resource, Fields properties, Set<String> before) {

    String id() {
        return resource.id();
    }

    String text(String property) {
        return properties.get(property).asText();
    }

    Optional<String> findText(String property) {
        return properties.findText(property);
    }

    /** The policy of a property. */
    Policy policy(Value document, PolicyKind kind) {
        try {
            return Policy.parse(document.asPlain(), kind);
        } catch (PolicyException e) {
            throw refused(document, String.valueOf(e.getMessage()));
        }
    }

    /** CloudFormation's way to say that a service refuses a resource. */
    TemplateException refused(Value at, String reason) {
        return new TemplateException(
                at.at(),
                "Resource handler returned message: \"" + reason + "\" ("
                        + resource.type().asText() + " " + id() + ")");
    }
}
