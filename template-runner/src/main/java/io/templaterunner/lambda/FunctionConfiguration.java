package io.templaterunner.lambda;

import java.time.Duration;
import java.util.Map;

/**
 * What a function is, as the template says.
 *
 * @param name of the function
 * @param arn by which it is invoked, with its version or alias if it has one
 * @param handler {@code package.Class} or {@code package.Class::method}
 * @param environment all that the handler finds in its environment, what Lambda itself sets included
 * @param timeout of one invocation, 1 second to 15 minutes
 * @param memoryMegabytes 128 to 10,240; told to the handler, not enforced
 */
public record FunctionConfiguration(
        String name,
        String arn,
        String handler,
        Map<String, String> environment,
        Duration timeout,
        int memoryMegabytes) {

    /** Parts of the ARN of a function, without a version or an alias. */
    private static final int UNQUALIFIED = 7;

    public FunctionConfiguration {
        environment = Map.copyOf(environment);
    }

    /** The version of the function: a number, or {@code $LATEST} for one that is not published. */
    public String version() {
        return environment.getOrDefault("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    }

    /** The ARN with its version or alias: {@code $LATEST} where it names none. */
    String qualifiedArn() {
        return arn.split(":").length == UNQUALIFIED ? arn + ":" + version() : arn;
    }
}
