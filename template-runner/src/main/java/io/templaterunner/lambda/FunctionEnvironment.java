package io.templaterunner.lambda;

import io.templaterunner.iam.AccessKey;
import io.templaterunner.iam.KeyIssuer;
import io.templaterunner.iam.Role;
import java.util.HashMap;
import java.util.Map;

/**
 * What functions find in their environment.
 *
 * @param region of the stack
 * @param keys by which a function signs its requests
 * @param addresses of services on this machine, by the names of variables such as {@code AWS_ENDPOINT_URL_SQS}
 */
public record FunctionEnvironment(String region, KeyIssuer keys, Map<String, String> addresses) {

    public FunctionEnvironment {
        addresses = Map.copyOf(addresses);
    }

    /**
     * The environment of one version of a function.
     *
     * @param memory in megabytes
     * @param variables that the template gives it
     */
    Map<String, String> of(String name, String version, int memory, Role role, Map<String, String> variables) {
        AccessKey key = keys.keyFor(role);
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("AWS_ACCESS_KEY_ID", key.id());
        environment.put("AWS_SECRET_ACCESS_KEY", key.secret());
        environment.put("AWS_REGION", region);
        environment.put("AWS_DEFAULT_REGION", region);
        environment.putAll(addresses);
        environment.put("AWS_LAMBDA_FUNCTION_NAME", name);
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(memory));
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", version);
        return environment;
    }
}
