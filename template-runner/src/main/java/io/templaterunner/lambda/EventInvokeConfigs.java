package io.templaterunner.lambda;

import io.templaterunner.sqs.MessageQueue;
import io.templaterunner.sqs.Queues;
import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.Naming;
import io.templaterunner.template.Evaluation.Identity;
import io.templaterunner.template.Value;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How the asynchronous invocations of functions go on.
 *
 * @param functions of the stack
 * @param queues where events go that failed
 */
record EventInvokeConfigs(Naming naming, Functions functions, Queues queues) {

    Identity create(Declaration declaration) {
        FunctionName name =
                functions.named(declaration, declaration.properties().get("FunctionName"));
        Value qualifier = declaration.properties().get("Qualifier");
        DeployedFunction function = functions.function(name);
        if (functions.qualifier(declaration, name.name(), qualifier.asText()).isEmpty()) {
            throw declaration.refused(
                    qualifier,
                    "The function " + name.name() + " doesn't exist with the qualifier " + qualifier.asText());
        }
        int attempts = FunctionSettings.number(declaration, "MaximumRetryAttempts", 2, 0, 2);
        int age = FunctionSettings.number(declaration, "MaximumEventAgeInSeconds", 21_600, 60, 21_600);
        Optional<MessageQueue> failures = declaration
                .properties()
                .fieldsOrEmpty("DestinationConfig")
                .fieldsOrEmpty("OnFailure")
                .find("Destination")
                .map(destination -> failures(declaration, function, destination));
        function.asynchronous()
                .put(
                        qualifier.asText(),
                        new DeployedFunction.AsynchronousInvocation(
                                new EventInvokeConfig(attempts, Duration.ofSeconds(age)), failures));
        return new Identity(naming.physical(declaration.id()), Map.of());
    }

    private MessageQueue failures(Declaration declaration, DeployedFunction function, Value destination) {
        MessageQueue queue = queues.find(destination.asText())
                .orElseThrow(() -> declaration.refused(
                        destination,
                        "The destination ARN " + destination.asText()
                                + " is invalid; on this computer it must be that of a queue of this stack."));
        if (!function.role().allows("sqs:SendMessage", destination.asText())) {
            throw declaration.refused(
                    destination,
                    "The function's execution role does not have permissions to call SendMessage on "
                            + destination.asText());
        }
        return queue;
    }
}
