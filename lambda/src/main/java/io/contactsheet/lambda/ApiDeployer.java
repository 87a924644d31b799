package io.contactsheet.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import io.contactsheet.lambda.deployment.ApiDeployments;
import io.contactsheet.lambda.service.JsonService;
import io.contactsheet.lambda.stack.CustomResource;
import io.contactsheet.lambda.stack.StackAnswer;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * The custom resource that is a deployment of an API. Whenever one of its properties changes, it is another deployment, of
 * the API as it is then; CloudFormation moves the stage to it and has the old one deleted.
 *
 * <p>Its properties: {@code RestApiId}, and whatever the API is made of. Its physical id is the deployment's.
 */
public final class ApiDeployer
        implements RequestHandler<CloudFormationCustomResourceEvent, @Nullable Void>, AutoCloseable {

    private static final String ENDPOINT = "AWS_ENDPOINT_URL_API_GATEWAY";
    private static final String DESCRIPTION = "The gallery's API, as the stack made or changed it.";

    private final JsonService gateway;
    private final CustomResource deployment = new CustomResource("The API's deployment", this::perform);
    private Made last = new Made("", "");

    /** A request, and the deployment that was made for it. */
    private record Made(String request, String deployment) {}

    /** Made by Lambda: the environment is that of the process. */
    public ApiDeployer() {
        this(System.getenv());
    }

    /**
     * Made where several functions share a process.
     *
     * @param variables in the place of the process's environment
     */
    public ApiDeployer(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        String region = environment.required("AWS_REGION");
        this.gateway = new JsonService(
                S3Clients.http(environment).build(),
                S3Clients.credentials(environment),
                region,
                ApiDeployments.SERVICE,
                environment.has(ENDPOINT) ? URI.create(environment.required(ENDPOINT)) : endpoint(Region.of(region)));
    }

    static URI endpoint(Region region) {
        return URI.create("https://apigateway." + region.id() + "."
                + PartitionMetadata.of(region).dnsSuffix());
    }

    /**
     * Does what the stack asks for, and answers it.
     *
     * @throws IllegalStateException if the answer does not arrive, so that Lambda tries again
     */
    @Override
    public @Nullable Void handleRequest(CloudFormationCustomResourceEvent request, Context context) {
        deployment.handle(request, context);
        return null;
    }

    private StackAnswer perform(CloudFormationCustomResourceEvent request, String id)
            throws IOException, InterruptedException {
        ApiDeployments deployments =
                new ApiDeployments(gateway, CustomResource.required(request, "RestApiId"), Thread::sleep);
        return switch (request.getRequestType()) {
            case "Create", "Update" -> new StackAnswer(true, "Deployed the API.", made(request, deployments));
            case "Delete" -> new StackAnswer(true, deleted(id, deployments), id);
            default -> throw CustomResource.unknown(request);
        };
    }

    /** Lambda may deliver a request again, mostly to the same process: it gets the same deployment. */
    private String made(CloudFormationCustomResourceEvent request, ApiDeployments deployments)
            throws IOException, InterruptedException {
        if (!last.request().equals(request.getRequestId())) {
            last = new Made(request.getRequestId(), deployments.create(DESCRIPTION));
        }
        return last.deployment();
    }

    private static String deleted(String id, ApiDeployments deployments) throws IOException, InterruptedException {
        if (id.equals(CustomResource.NOTHING)) {
            return "There is no deployment to delete.";
        }
        return switch (deployments.delete(id)) {
            case DELETED -> "Deleted the deployment " + id + ".";
            case GONE -> "The deployment " + id + " is gone already.";
            case SERVED -> "The deployment " + id + " stays while a stage serves it, and goes with the API.";
        };
    }

    @Override
    public void close() {
        gateway.close();
    }
}
