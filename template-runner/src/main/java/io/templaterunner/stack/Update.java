package io.templaterunner.stack;

import io.templaterunner.template.Evaluation;
import io.templaterunner.template.Evaluation.Identity;
import io.templaterunner.template.Resource;
import io.templaterunner.template.TemplateException;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brings the resources of a template to stand, one after the other, over what stood before.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html">
 *     Update behaviors of stack resources</a>
 */
final class Update {

    private final AwsServices services;
    private final StackContext context;
    private final StackState state;
    private final String code;

    /**
     * @param code the fingerprint of the functions' code
     */
    Update(AwsServices services, StackContext context, String code) {
        this.services = services;
        this.context = context;
        this.state = context.state();
        this.code = code;
    }

    /** Refuses what CloudFormation refuses before it begins. */
    void check(List<Resource> resources) {
        Set<String> modified = new TreeSet<>();
        for (Resource resource : resources) {
            state.before(resource.id())
                    .filter(before -> !before.type().equals(resource.type().asText()))
                    .ifPresent(_ -> modified.add(resource.id()));
        }
        resources.stream()
                .filter(resource -> modified.contains(resource.id()))
                .findFirst()
                .ifPresent(first -> {
                    throw new TemplateException(
                            first.type().at(),
                            "Update of resource type is not permitted. The new template modifies resource type of the"
                                    + " following resources: " + modified);
                });
    }

    /** Brings one to stand. All that it refers to stands. */
    void bringUp(Evaluation evaluation, Resource resource) throws IOException, InterruptedException {
        ResourceType type = services.type(resource);
        ResourceKind kind = services.kind(resource.type().asText());
        Fields canonical = evaluation.properties(resource);
        type.check(resource, canonical);
        Optional<DeployedResource> before = state.before(resource.id());
        Change change = before.map(old -> kind.change(type.updates(), resource, canonical, old))
                .orElse(Change.CREATE);
        Declaration declaration = new Declaration(
                resource,
                (Fields) canonical.withTexts(context.localised()),
                evaluation.dependencies().of(resource.id()),
                canonical,
                new History(change, before));
        Identity identity = kind.create(declaration);
        checkName(type.updates(), declaration, identity);
        evaluation.stands(resource, identity);
        kind.remember(state, declaration, deployed(declaration, identity));
    }

    /** Two of a type cannot have the same name, where the name alone tells them apart. */
    private void checkName(UpdateBehavior updates, Declaration declaration, Identity identity) {
        String type = declaration.resource().type().asText();
        Optional<Value> name = updates.name().flatMap(declaration.properties()::find);
        if (name.isPresent()
                && updates.within().isEmpty()
                && state.standing().values().stream()
                        .anyMatch(other ->
                                other.type().equals(type) && other.physicalId().equals(identity.ref()))) {
            throw declaration.refused(name.get(), name.get().asText() + " already exists");
        }
    }

    private DeployedResource deployed(Declaration declaration, Identity identity) {
        Map<String, String> attributes = new HashMap<>();
        identity.attributes().forEach((name, value) -> attributes.put(name, value.asText()));
        History history = declaration.history();
        return new DeployedResource(
                declaration.resource().type().asText(),
                identity.ref(),
                history.incarnation(),
                declaration.canonical().asPlain(),
                attributes,
                List.copyOf(declaration.before()),
                declaration.resource().deletionPolicy(),
                declaration.resource().updateReplacePolicy(),
                context.snapshots().find(declaration.id()).orElse(null),
                history.goingOn().map(DeployedResource::code).orElse(code));
    }
}
