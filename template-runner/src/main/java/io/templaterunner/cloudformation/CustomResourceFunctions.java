package io.templaterunner.cloudformation;

import io.templaterunner.lambda.FormerFunctions;
import io.templaterunner.lambda.Functions;
import io.templaterunner.lambda.LambdaFunction;
import io.templaterunner.stack.DeployedResource;
import io.templaterunner.stack.ServiceException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The functions that make custom resources.
 *
 * @param functions of the stack
 * @param former those of before
 */
record CustomResourceFunctions(Functions functions, FormerFunctions former) {

    /** The property that names the function. */
    static final String TOKEN = "ServiceToken";

    /** The function of a token, if it stands. */
    Optional<LambdaFunction> find(String token) {
        return functions.runtime(token);
    }

    /** The function that made a resource, though it may be on its way out itself. */
    LambdaFunction of(DeployedResource resource) throws IOException, InterruptedException, ServiceException {
        Optional<LambdaFunction> standing = find(token(resource));
        return standing.isPresent() ? standing.get() : formerOf(resource);
    }

    /** The function that made a resource, as it was. */
    LambdaFunction formerOf(DeployedResource resource) throws IOException, InterruptedException, ServiceException {
        return former.get()
                .runtime(token(resource))
                .orElseThrow(() -> new ServiceException("Function not found: " + token(resource)));
    }

    static String token(DeployedResource resource) {
        return resource.properties() instanceof Map<?, ?> properties ? String.valueOf(properties.get(TOKEN)) : "";
    }
}
