package io.templaterunner.stack;

import io.templaterunner.template.Evaluation;
import io.templaterunner.template.ParameterValues;
import io.templaterunner.template.Resource;
import io.templaterunner.template.Template;
import io.templaterunner.template.TemplateException;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The resources of a template, of whatever services they are: brought to stand, over what stood before, or rolled back. */
public final class Stack {

    private static final String ROLLED_BACK = "The update was rolled back: the stack is as it was.";

    private final AwsServices services;
    private final StackContext context;
    private final StackState state;
    private final Update update;
    private final Cleanup cleanup;
    private final Map<String, String> outputs = new LinkedHashMap<>();
    private TakenOver takenOver = TakenOver.NOTHING;

    /**
     * @param services of its resources
     * @param code the fingerprint of the functions' code
     */
    public Stack(AwsServices services, StackContext context, String code) {
        this.services = services;
        this.context = context;
        this.state = context.state();
        this.update = new Update(services, context, code);
        this.cleanup = new Cleanup(services);
    }

    /**
     * Brings a template to stand: over what an earlier deployment left in the same folders this is an update of that
     * stack. One that fails is rolled back: the stack stays as it was, and its template can be deployed again. The services
     * are yet to be started.
     *
     * @param parameters values for the template's parameters; one that is left out keeps the value that it was given
     *     before, as far as {@link ParameterValues} says
     * @throws TemplateException if CloudFormation or a service would refuse it, or it cannot run on one machine
     * @throws IOException with a sentence for the user, if the machine does not allow it
     */
    public void deploy(Template template, Map<String, String> parameters) throws IOException, InterruptedException {
        template.resources().values().forEach(services::type);
        ParameterValues values =
                ParameterValues.of(template, parameters, state.choicesBefore().parameters());
        takenOver = TakenOver.of(template, values, state.choicesBefore());
        state.choose(new StackState.Choices(template.root().at().file(), values.chosen()));
        Evaluation evaluation =
                new Evaluation(template, values.all(), context.naming().pseudo(), UnaryOperator.identity());
        evaluation.eachAttribute((at, resource, attribute) -> {
            if (!services.type(resource).hasAttribute(attribute)) {
                throw new TemplateException(
                        at,
                        "Template error: resource " + resource.id() + " does not support attribute type " + attribute
                                + " in Fn::GetAtt");
            }
        });
        List<Resource> resources = evaluation.order();
        update.check(resources);
        try {
            for (Resource resource : resources) {
                update.bringUp(evaluation, resource);
            }
            services.check();
            evaluation.outputs().forEach((name, value) -> outputs.put(name, services.localised(value)));
        } catch (TemplateException refused) {
            rollBack(refused);
            throw state.before().isEmpty() ? refused : refused.adding(ROLLED_BACK);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            rollBack(failed);
            throw failed;
        }
        cleanup.run(state.before(), state.standing());
        state.complete(state.standing());
    }

    /** All else that was made is gone with the services' objects. */
    private void rollBack(Exception failure) {
        try {
            cleanup.undo(state.before(), state.standing());
            services.removeMade();
            state.rolledBack();
        } catch (IOException | InterruptedException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** The outputs, with the addresses of this machine in the place of public ones. */
    public Map<String, String> outputs() {
        return Collections.unmodifiableMap(outputs);
    }

    /** What it took over from the deployment before. */
    public TakenOver takenOver() {
        return takenOver;
    }
}
