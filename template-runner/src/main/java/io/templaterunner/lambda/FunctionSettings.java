package io.templaterunner.lambda;

import io.templaterunner.stack.Declaration;
import io.templaterunner.template.Value.Fields;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the settings of functions as Lambda does, and refuses what it refuses. */
final class FunctionSettings {

    private static final int MAX_ENVIRONMENT_BYTES = 4096;
    private static final Set<String> RESERVED_VARIABLES = Set.of(
            "AWS_ACCESS_KEY",
            "AWS_ACCESS_KEY_ID",
            "AWS_DEFAULT_REGION",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_LAMBDA_RUNTIME_API",
            "AWS_REGION",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "LAMBDA_RUNTIME_DIR",
            "LAMBDA_TASK_ROOT",
            "_HANDLER",
            "_X_AMZN_TRACE_ID");

    private FunctionSettings() {}

    static Duration timeout(Declaration function) {
        return Duration.ofSeconds(number(function, "Timeout", 3, 1, 900));
    }

    /** In megabytes. */
    static int memory(Declaration function) {
        return number(function, "MemorySize", 128, 128, 10_240);
    }

    /** How many invocations run at once: no more than this machine has processors. */
    static int concurrency(Declaration function) {
        int processors = Runtime.getRuntime().availableProcessors();
        int reserved = number(function, "ReservedConcurrentExecutions", processors, 0, 1000);
        return Math.max(1, Math.min(reserved, processors));
    }

    /** The number of a property, which must be in a range. */
    static int number(Declaration declaration, String property, int usual, int least, int most) {
        return declaration
                .properties()
                .find(property)
                .map(value -> {
                    int number = value.asInteger();
                    if (number < least || number > most) {
                        throw declaration.refused(
                                value,
                                "Value '" + number + "' at '" + property + "' failed to satisfy constraint: Member must"
                                        + " have value between " + least + " and " + most);
                    }
                    return number;
                })
                .orElse(usual);
    }

    static Map<String, String> variables(Declaration declaration) {
        Map<String, String> variables = new HashMap<>();
        Fields declared = declaration.properties().fieldsOrEmpty("Environment").fieldsOrEmpty("Variables");
        declared.values().forEach((name, value) -> variables.put(name, value.asText()));
        Set<String> reserved = new TreeSet<>(variables.keySet());
        reserved.retainAll(RESERVED_VARIABLES);
        if (!reserved.isEmpty()) {
            throw declaration.refused(
                    declared,
                    "Lambda was unable to configure your environment variables because the environment variables you"
                            + " have provided contains reserved keys that are currently not supported for modification."
                            + " Reserved keys used in this request: " + String.join(", ", reserved));
        }
        int bytes = variables.entrySet().stream()
                .mapToInt(variable ->
                        variable.getKey().length() + variable.getValue().length())
                .sum();
        if (bytes > MAX_ENVIRONMENT_BYTES) {
            throw declaration.refused(
                    declared,
                    "Lambda was unable to configure your environment variables because the environment variables you"
                            + " have provided exceeded the 4KB limit.");
        }
        return variables;
    }
}
