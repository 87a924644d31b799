package io.templaterunner.cloudformation;

import io.templaterunner.lambda.LambdaFunction;
import io.templaterunner.stack.Change;
import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.DeployedResource;
import io.templaterunner.stack.Naming;
import io.templaterunner.stack.ResourceKind;
import io.templaterunner.stack.ServiceException;
import io.templaterunner.stack.StackContext;
import io.templaterunner.stack.StackState;
import io.templaterunner.stack.UpdateBehavior;
import io.templaterunner.template.Evaluation.Identity;
import io.templaterunner.template.Resource;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A custom resource: a function makes, changes and removes it.
 *
 * <p>One that stood before is updated if a property of it changed, or the functions' code: no code key says here that the
 * code is new.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref.html">Custom resource
 *     reference</a>
 */
final class CustomResource implements ResourceKind {

    private final String type;
    private final StackState state;
    private final CustomResourceFunctions functions;
    private final CustomResourceRequests requests;
    private final String code;

    /**
     * @param functions that make them
     * @param code the fingerprint of the functions' code
     */
    CustomResource(String type, StackContext context, CustomResourceFunctions functions, String code) {
        this.type = type;
        this.state = context.state();
        this.functions = functions;
        this.requests = new CustomResourceRequests(context.naming());
        this.code = code;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public Identity create(Declaration declaration) throws IOException, InterruptedException {
        Value token = declaration.properties().get(CustomResourceFunctions.TOKEN);
        LambdaFunction function = functions
                .find(token.asText())
                .orElseThrow(() -> declaration.refused(
                        token,
                        "Invalid service token: " + token.asText()
                                + "; on this computer it must be the ARN of a function of this stack."));
        Optional<DeployedResource> before = declaration.history().before();
        Object properties = declaration.properties().asPlain();
        DeployedResource made = before.filter(
                        old -> old.properties().equals(properties) && old.code().equals(code))
                .orElse(null);
        if (made == null) {
            before.filter(old -> !CustomResourceFunctions.token(old).equals(token.asText()))
                    .ifPresent(_ -> {
                        throw declaration.refused(token, "Modifying service token is not allowed.");
                    });
            made = make(declaration, function, before, properties);
        }
        state.stands(declaration.id(), made);
        Map<String, Value> attributes = new HashMap<>();
        made.attributes().forEach((name, text) -> attributes.put(name, Naming.value(declaration, text)));
        return new Identity(made.physicalId(), attributes);
    }

    private DeployedResource make(
            Declaration declaration, LambdaFunction function, Optional<DeployedResource> before, Object properties)
            throws IOException, InterruptedException {
        String itsType = declaration.resource().type().asText();
        CustomResourceRequests.Answer answer;
        try {
            answer = before.isPresent()
                    ? requests.update(function, declaration.id(), itsType, before.get(), properties)
                    : requests.create(function, declaration.id(), itsType, properties);
        } catch (ServiceException failed) {
            throw declaration.refused(declaration.properties(), String.valueOf(failed.getMessage()));
        }
        DeployedResource made = new DeployedResource(
                itsType,
                answer.physicalId(),
                0,
                properties,
                answer.data(),
                List.copyOf(declaration.before()),
                declaration.resource().deletionPolicy(),
                declaration.resource().updateReplacePolicy(),
                null,
                code);
        state.made(declaration.id(), made);
        return made;
    }

    @Override
    public void remove(String logicalId, DeployedResource resource)
            throws IOException, InterruptedException, ServiceException {
        requests.delete(functions.of(resource), logicalId, resource);
    }

    /** One that is new is removed; a change is undone by the function of before. */
    @Override
    public void undo(String logicalId, Optional<DeployedResource> before, DeployedResource made)
            throws IOException, InterruptedException, ServiceException {
        if (before.isEmpty() || !before.get().physicalId().equals(made.physicalId())) {
            remove(logicalId, made);
        } else if (!before.get().equals(made)) {
            DeployedResource was = before.get();
            requests.update(functions.formerOf(was), logicalId, was.type(), made, was.properties());
        }
    }

    /** {@link #create} compares: with the addresses of this machine, and with the code. */
    @Override
    public Change change(UpdateBehavior updates, Resource resource, Fields properties, DeployedResource before) {
        return Change.UPDATE;
    }

    /** {@link #create} has remembered it. */
    @Override
    public void remember(StackState into, Declaration declaration, DeployedResource deployed) {}
}
