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
 * @param properties without functions, found to be in the right form, with the addresses of this machine
 * @param before the logical ids of those that certainly stand already, whatever order CloudFormation takes
 * @param canonical the properties with public addresses, the same at every start
 * @param history what stood before under its logical id
 */
record Declaration(Resource resource, Fields properties, Set<String> before, Fields canonical, History history) {

    String id() {
        return resource.id();
    }

    /** What names are made of that the template does not give: another one for the next in its place. */
    String seed() {
        int incarnation = history.incarnation();
        return incarnation == 0 ? id() : id() + "#" + incarnation;
    }

    /** The same resource with other properties, as it was at another time. */
    Declaration withProperties(Fields localised, Fields others) {
        return new Declaration(resource, localised, before, others, history);
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
