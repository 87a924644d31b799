package io.contactsheet.localbackend.deployment;

import io.contactsheet.localbackend.template.Evaluation;
import io.contactsheet.localbackend.template.Evaluation.Identity;
import io.contactsheet.localbackend.template.Resource;
import io.contactsheet.localbackend.template.Source;
import io.contactsheet.localbackend.template.TemplateException;
import io.contactsheet.localbackend.template.Value;
import io.contactsheet.localbackend.template.Value.Fields;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Brings the resources of a template to stand, one after the other, over what stood before.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html">
 *     Update behaviors of stack resources</a>
 */
final class Update {

    private static final String USER = "AWS::Cognito::UserPoolUser";

    /** Their names need only be their own within an API or a user pool. */
    private static final Set<String> WITHIN_ANOTHER =
            Set.of("AWS::ApiGateway::Stage", "AWS::Cognito::UserPoolDomain", USER);

    private final ResourceTypes types;
    private final UpdateBehaviors behaviors = UpdateBehaviors.read();
    private final Map<String, Creator> creators;
    private final StackState state;
    private final Pictures pictures;
    private final String code;
    private final UnaryOperator<String> localised;

    /**
     * @param creators by the names of their types
     * @param code the fingerprint of the functions' code
     * @param localised puts this machine's addresses into a text
     */
    Update(
            ResourceTypes types,
            Map<String, Creator> creators,
            StackState state,
            Pictures pictures,
            String code,
            UnaryOperator<String> localised) {
        this.types = types;
        this.creators = creators;
        this.state = state;
        this.pictures = pictures;
        this.code = code;
        this.localised = localised;
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
        ResourceType type = types.of(resource);
        Fields canonical = evaluation.properties(resource);
        type.check(resource, canonical);
        Declaration declaration = new Declaration(
                resource,
                localised(canonical),
                evaluation.dependencies().of(resource.id()),
                canonical,
                history(resource, canonical));
        Identity identity = create(declaration);
        checkName(declaration, identity);
        evaluation.stands(resource, identity);
        if (!CustomResources.isCustom(resource.type().asText())) {
            remember(declaration, deployed(declaration, identity));
        }
    }

    /** A new user who may sign in is known to the next start, even if this process ends now: to be removed there. */
    private void remember(Declaration declaration, DeployedResource deployed) throws IOException {
        if (deployed.type().equals(USER) && !declaration.history().change().goesOn()) {
            state.made(declaration.id(), deployed);
        } else {
            state.stands(declaration.id(), deployed);
        }
    }

    /** Two of a type cannot have the same name, where the name alone tells them apart. */
    private void checkName(Declaration declaration, Identity identity) {
        String type = declaration.resource().type().asText();
        Optional<Value> name = behaviors.of(type).name().flatMap(declaration.properties()::find);
        if (name.isPresent()
                && !WITHIN_ANOTHER.contains(type)
                && state.standing().values().stream()
                        .anyMatch(other ->
                                other.type().equals(type) && other.physicalId().equals(identity.ref()))) {
            throw declaration.refused(name.get(), name.get().asText() + " already exists");
        }
    }

    /** Brings one to stand again as it was. */
    void bringBack(String logicalId, DeployedResource before) throws IOException, InterruptedException {
        Source at = new Source("stack.json", 1, "resources/" + logicalId);
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
        History asItWas = new History(Change.KEEP, Optional.of(before));
        create(new Declaration(
                resource, localised(properties), Set.copyOf(before.dependencies()), properties, asItWas));
    }

    private Identity create(Declaration declaration) throws IOException, InterruptedException {
        String type = types.of(declaration.resource()).name();
        Creator creator = creators.get(type);
        if (creator == null) {
            throw new IllegalStateException("the type " + type + " has no creator");
        }
        return creator.create(declaration);
    }

    private Fields localised(Fields canonical) {
        return (Fields) canonical.withTexts(localised);
    }

    private History history(Resource resource, Fields properties) {
        Optional<DeployedResource> before = state.before(resource.id());
        String type = resource.type().asText();
        // Its own class compares: with the addresses of this machine, and with the code.
        if (CustomResources.isCustom(type)) {
            return new History(before.isPresent() ? Change.UPDATE : Change.CREATE, before);
        }
        return new History(
                before.map(old -> behaviors.of(type).change(resource, properties, old))
                        .orElse(Change.CREATE),
                before);
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
                pictures.find(declaration.id()).orElse(null),
                history.goingOn().map(DeployedResource::code).orElse(code));
    }
}
