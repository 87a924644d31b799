package io.templaterunner.lambda;

import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.Naming;
import io.templaterunner.stack.StackContext;
import io.templaterunner.template.Evaluation.Identity;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.util.Map;

/** The published versions of functions, and the aliases that lead to them. */
final class FunctionVersions {

    private final StackContext context;
    private final Naming naming;
    private final Functions functions;
    private final PublishedVersions published;

    /** @param code the fingerprint of the functions' code */
    FunctionVersions(StackContext context, Functions functions, String code) {
        this.context = context;
        this.naming = context.naming();
        this.functions = functions;
        this.published = new PublishedVersions(context.state(), code);
    }

    Identity create(Declaration declaration) {
        FunctionName name =
                functions.named(declaration, declaration.properties().get("FunctionName"));
        DeployedFunction function = functions.function(name);
        SnapStart.checkConcurrency(declaration, function.latest());
        Fields snapshot = context.snapshots().of(declaration, function.latest().canonical());
        String arn = naming.arn("lambda", "function:" + name.name());
        String version = declaration
                .history()
                .goingOn()
                .map(before -> before.physicalId().substring(before.physicalId().lastIndexOf(':') + 1))
                .orElseGet(() -> publish(declaration, name.name(), arn, snapshot));
        function.qualify(
                version,
                declaration.id(),
                version,
                function.latest().withProperties((Fields) snapshot.withTexts(context.localised()), snapshot));
        return new Identity(
                arn + ":" + version,
                Map.of(
                        "FunctionArn", Naming.value(declaration, arn + ":" + version),
                        "Version", Naming.value(declaration, version)));
    }

    private String publish(Declaration declaration, String function, String arn, Fields snapshot) {
        published.of(arn, snapshot).ifPresent(same -> {
            throw declaration.refused(
                    declaration.properties(),
                    "A version for this Lambda function exists ( " + same
                            + " ). Modify the function to create a new version.");
        });
        String version = String.valueOf(published.next(function));
        published.add(arn + ":" + version, snapshot);
        return version;
    }

    Identity createAlias(Declaration declaration) {
        FunctionName name =
                functions.named(declaration, declaration.properties().get("FunctionName"));
        Value version = declaration.properties().get("FunctionVersion");
        DeployedFunction.Qualifier target = functions
                .qualifier(declaration, name.name(), version.asText())
                .orElseThrow(() -> declaration.refused(
                        version,
                        "Function not found: " + naming.arn("lambda", "function:" + name.name()) + ":"
                                + version.asText()));
        SnapStart.checkConcurrency(declaration, target.declaration());
        String alias = declaration.text("Name");
        functions.function(name).qualify(alias, declaration.id(), target.version(), target.declaration());
        String arn = naming.arn("lambda", "function:" + name.name() + ":" + alias);
        return new Identity(arn, Map.of("AliasArn", Naming.value(declaration, arn)));
    }
}
