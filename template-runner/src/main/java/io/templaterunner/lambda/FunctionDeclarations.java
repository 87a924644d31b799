package io.templaterunner.lambda;

import io.templaterunner.iam.Role;
import io.templaterunner.iam.Roles;
import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.Naming;
import io.templaterunner.stack.StackContext;
import io.templaterunner.stack.StrictReading;
import io.templaterunner.template.Evaluation.Identity;
import io.templaterunner.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings the functions of a stack to stand. */
final class FunctionDeclarations {

    private static final String SERVICE = "lambda.amazonaws.com";

    private final Naming naming;
    private final Set<StrictReading> readings;
    private final Roles roles;
    private final FunctionLoader loader;
    private final Functions functions;

    /** @param functions gets those that stand */
    FunctionDeclarations(StackContext context, Roles roles, FunctionLoader loader, Functions functions) {
        this.naming = context.naming();
        this.readings = context.readings();
        this.roles = roles;
        this.loader = loader;
        this.functions = functions;
    }

    Identity create(Declaration declaration) {
        String name = declaration.findText("FunctionName").orElseGet(() -> naming.physical(declaration.seed()));
        if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
            throw declaration.refused(
                    declaration.properties().get("FunctionName"),
                    "Value '" + name + "' at 'functionName' failed to satisfy constraint: Member must satisfy regular"
                            + " expression pattern: [a-zA-Z0-9-_]+, with a length of at most 64");
        }
        if (functions.isNamed(name)) {
            throw declaration.refused(declaration.properties(), "Function already exist: " + name);
        }
        JavaRuntime.check(declaration, loader.classes(declaration));
        FunctionSettings.timeout(declaration);
        FunctionSettings.memory(declaration);
        int concurrency = FunctionSettings.concurrency(declaration);
        String arn = naming.arn("lambda", "function:" + name);
        Value roleArn = declaration.properties().get("Role");
        Role role = assumable(roleArn.asText(), arn)
                .orElseThrow(() ->
                        declaration.refused(roleArn, "The role defined for the function cannot be assumed by Lambda."));
        FunctionSettings.variables(declaration);
        SnapStart.check(declaration);
        functions.add(
                name,
                new DeployedFunction(
                        declaration,
                        concurrency,
                        role,
                        loader.of(
                                name, arn, then -> roles.find(then.text("Role")).orElse(role), concurrency)));
        return new Identity(name, Map.of("Arn", Naming.value(declaration, arn)));
    }

    private Optional<Role> assumable(String roleArn, String functionArn) {
        Map<String, List<String>> source = readings.contains(StrictReading.LAMBDA_NAMES_NO_SOURCE)
                ? Map.of()
                : Map.of(
                        "aws:SourceAccount",
                        List.of(naming.pseudo().accountId()),
                        "aws:SourceArn",
                        List.of(functionArn));
        return roles.assumable(roleArn, SERVICE, source);
    }
}
