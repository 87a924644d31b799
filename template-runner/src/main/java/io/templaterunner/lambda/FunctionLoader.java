package io.templaterunner.lambda;

import io.templaterunner.iam.Role;
import io.templaterunner.stack.Declaration;
import io.templaterunner.template.Value;
import java.util.function.Function;

/**
 * Makes of declared functions what runs.
 *
 * @param environment that functions find
 * @param code of the functions
 */
public record FunctionLoader(FunctionEnvironment environment, FunctionCode code) {

    /**
     * Where a function's classes come from.
     *
     * @throws io.templaterunner.template.TemplateException if its code is nowhere on this machine
     */
    ClassLoader classes(Declaration function) {
        Value key = function.properties().get("Code").asFields().get("S3Key");
        try {
            return code.loader(key.asText());
        } catch (FunctionException missing) {
            throw function.refused(key, String.valueOf(missing.getMessage()));
        }
    }

    /**
     * Loads the versions of one function.
     *
     * @param role of a version, by the function as it was declared when the version was published
     * @param concurrency how many invocations run at once
     */
    DeployedFunction.Loading of(String name, String arn, Function<Declaration, Role> role, int concurrency) {
        return (then, qualifier, version) -> {
            int memory = FunctionSettings.memory(then);
            FunctionConfiguration configuration = new FunctionConfiguration(
                    name,
                    qualifier.equals(FunctionName.LATEST) ? arn : arn + ":" + qualifier,
                    then.text("Handler"),
                    environment.of(name, version, memory, role.apply(then), FunctionSettings.variables(then)),
                    FunctionSettings.timeout(then),
                    memory);
            return LambdaFunction.load(configuration, classes(then), concurrency);
        };
    }

    /** Changes when the code does. */
    String fingerprint() {
        return code.fingerprint();
    }
}
