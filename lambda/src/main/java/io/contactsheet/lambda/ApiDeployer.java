package io.contactsheet.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import io.contactsheet.lambda.deployment.ApiAnswers;
import io.contactsheet.lambda.deployment.ApiDeployments;
import io.contactsheet.lambda.deployment.Pause;
import io.contactsheet.lambda.service.JsonService;
import io.contactsheet.lambda.stack.CustomResource;
import io.contactsheet.lambda.stack.StackAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * Two custom resources of an API.
 *
 * <p>{@code Custom::ApiDeployment} is a deployment. Whenever one of its properties changes, it is another deployment, of the
 * API as it is then; CloudFormation moves the stage to it and has the old one deleted. Its properties: {@code RestApiId}, and
 * whatever the API is made of. Its physical id is the deployment's.
 *
 * <p>{@code Custom::ApiAnswers} stands when the stage answers strangers as it was deployed. Its properties: {@code Address}
 * of photos, {@code Private} ({@code true} or {@code false}), and whatever is to make it ask again.
 */
public final class ApiDeployer
        implements RequestHandler<CloudFormationCustomResourceEvent, @Nullable Void>, AutoCloseable {

    private static final String ENDPOINT = "AWS_ENDPOINT_URL_API_GATEWAY";
    private static final String DESCRIPTION = "The gallery's API, as the stack made or changed it.";

    /** One answer may take so long, of the time that {@link ApiAnswers} leaves. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final JsonService gateway;
    private final Pause pause;
    private final CustomResource deployment = new CustomResource("The API's deployment", this::deploy);
    private final CustomResource answers = new CustomResource("The API's answers", this::await);
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
        // Who stands in for API Gateway is one process, which knows all at once.
        this.pause = environment.has(ENDPOINT) ? _ -> {} : Thread::sleep;
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
        CustomResource asked = "Custom::ApiAnswers".equals(request.getResourceType()) ? answers : deployment;
        asked.handle(request, context);
        return null;
    }

    private StackAnswer await(CloudFormationCustomResourceEvent request, String id)
            throws IOException, InterruptedException {
        return switch (request.getRequestType()) {
            case "Create", "Update" -> new StackAnswer(true, awaited(request), request.getLogicalResourceId());
            case "Delete" -> new StackAnswer(true, "There is nothing to delete.", id);
            default -> throw CustomResource.unknown(request);
        };
    }

    private String awaited(CloudFormationCustomResourceEvent request) throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(URI.create(CustomResource.required(request, "Address")))
                .timeout(ANSWER)
                .build();
        // What is not said to be public is to be closed.
        boolean closed = !CustomResource.required(request, "Private").equals("false");
        return new ApiAnswers(() -> status(question), InstantSource.system(), pause).await(closed);
    }

    /** Over a connection of its own each time, which leads to another of API Gateway's machines, perhaps. */
    private static int status(HttpRequest question) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(question, BodyHandlers.discarding()).statusCode();
        }
    }

    private StackAnswer deploy(CloudFormationCustomResourceEvent request, String id)
            throws IOException, InterruptedException {
        ApiDeployments deployments = new ApiDeployments(gateway, CustomResource.required(request, "RestApiId"), pause);
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
