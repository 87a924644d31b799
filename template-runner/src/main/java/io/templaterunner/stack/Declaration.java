package io.templaterunner.stack;

import io.templaterunner.template.Resource;
import io.templaterunner.template.Source;
import io.templaterunner.template.TemplateException;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A resource that is to stand.
 *
 * @param resource what the template says
 * @param properties without functions, found to be in the right form, with the addresses of this machine
 * @param before the logical ids of those that certainly stand already, whatever order CloudFormation takes
 * @param canonical the properties with public addresses, the same at every start
 * @param history what stood before under its logical id
 */
public record Declaration(Resource resource, Fields properties, Set<String> before, Fields canonical, History history) {

    /**
     * A resource as a deployment left it, to stand again just so.
     *
     * @param localised puts this machine's addresses into a text
     */
    public static Declaration asItWas(String logicalId, DeployedResource before, UnaryOperator<String> localised) {
        Source at = new Source(StackState.FILE, 1, "resources/" + logicalId);
        Fields properties = Value.ofPlain(at, before.properties()).asFields();
        Resource resource = new Resource(
                logicalId,
                at,
                new Value.Text(at, before.type()),
                properties,
                List.of(),
                Optional.empty(),
                before.deletionPolicy(),
                before.updateReplacePolicy());
        return new Declaration(
                resource,
                (Fields) properties.withTexts(localised),
                Set.copyOf(before.dependencies()),
                properties,
                new History(Change.KEEP, Optional.of(before)));
    }

    /** Its logical id. */
    public String id() {
        return resource.id();
    }

    /** What names are made of that the template does not give: another one for the next in its place. */
    public String seed() {
        int incarnation = history.incarnation();
        return incarnation == 0 ? id() : id() + "#" + incarnation;
    }

    /** The same resource with other properties, as it was at another time. */
    public Declaration withProperties(Fields localised, Fields others) {
        return new Declaration(resource, localised, before, others, history);
    }

    /** The text of a property that is there. */
    public String text(String property) {
        return properties.get(property).asText();
    }

    /** The text of a property, if it is there. */
    public Optional<String> findText(String property) {
        return properties.findText(property);
    }

    /** CloudFormation's way to say that a service refuses a resource. */
    public TemplateException refused(Value at, String reason) {
        return new TemplateException(
                at.at(),
                "Resource handler returned message: \"" + reason + "\" ("
                        + resource.type().asText() + " " + id() + ")");
    }
}
