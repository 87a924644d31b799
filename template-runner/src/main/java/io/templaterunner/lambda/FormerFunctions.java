package io.templaterunner.lambda;

import io.templaterunner.iam.Roles;
import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.DeployedResource;
import io.templaterunner.stack.ResourceKind;
import io.templaterunner.stack.Snapshots;
import io.templaterunner.stack.StackContext;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The functions of a stack as they were before the deployment that is under way, for what is theirs to remove or to restore.
 * They are brought back when they are first asked for.
 */
public final class FormerFunctions implements AutoCloseable {

    private final StackContext context;
    private final FunctionLoader loader;
    private @Nullable Functions functions;

    /** @param loader with the code of now: the one of before is gone */
    public FormerFunctions(StackContext context, FunctionLoader loader) {
        this.context = context;
        this.loader = loader;
    }

    /** The functions as they were. */
    public Functions get() throws IOException, InterruptedException {
        Functions known = functions;
        if (known == null) {
            known = bringBack();
            functions = known;
        }
        return known;
    }

    private Functions bringBack() throws IOException, InterruptedException {
        Roles roles = new Roles(context.naming());
        Functions former = new Functions(context.naming());
        FunctionDeclarations declarations = new FunctionDeclarations(context, roles, loader, former);
        FunctionVersions versions = new FunctionVersions(context.with(new Snapshots()), former, loader.fingerprint());
        List<ResourceKind> ofLambda = List.of(
                ResourceKind.of("AWS::Lambda::Alias", versions::createAlias),
                ResourceKind.of("AWS::Lambda::Function", declarations::create),
                ResourceKind.of("AWS::Lambda::Version", versions::create));
        Map<String, ResourceKind> kinds = new HashMap<>();
        Stream.concat(roles.kinds().stream(), ofLambda.stream()).forEach(kind -> kinds.put(kind.type(), kind));
        for (Map.Entry<String, DeployedResource> entry :
                context.state().before().entrySet()) {
            ResourceKind kind = kinds.get(entry.getValue().type());
            if (kind != null) {
                kind.create(Declaration.asItWas(entry.getKey(), entry.getValue(), context.localised()));
            }
        }
        return former;
    }

    @Override
    public void close() {
        if (functions != null) {
            functions.close();
        }
    }
}
