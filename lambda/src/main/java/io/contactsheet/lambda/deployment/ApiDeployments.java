package io.contactsheet.lambda.deployment;

import io.contactsheet.lambda.service.JsonService;
import io.contactsheet.lambda.service.ServiceFault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * The deployments of an API of API Gateway: pictures of it, one of which its stage serves.
 *
 * @param gateway the service
 * @param api the API's id
 * @param pause waits before a call is tried again
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDeployment.html">CreateDeployment</a>
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteDeployment.html">DeleteDeployment</a>
 */
public record ApiDeployments(JsonService gateway, String api, Pause pause) {

    /** How API Gateway is called in signatures. */
    public static final String SERVICE = "apigateway";

    /**
     * What may pass by itself: a role that was made just now and is not known everywhere yet, another change of the API
     * at the same time, more than one deployment in five seconds, and faults of the service.
     */
    private static final Set<Integer> PASSING = Set.of(403, 409, 429, 500, 502, 503, 504);

    /** Three quarters of a minute: a role was seen to need longer than a quarter. The function has a minute. */
    private static final List<Duration> PAUSES =
            IntStream.of(1, 2, 4, 8, 15, 15).mapToObj(Duration::ofSeconds).toList();

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    /**
     * Takes a picture of the API as it is now.
     *
     * @param description for people who look at the API's history
     * @return the deployment's id
     * @throws IOException if API Gateway refuses, or does not answer; the message says why
     */
    public String create(String description) throws IOException, InterruptedException {
        Map<?, ?> made = answer(new JsonService.Call(
                "CreateDeployment",
                SdkHttpMethod.POST,
                path(),
                Map.of("Accept", "application/json", "Content-Type", "application/json"),
                Map.of("description", description)));
        if (made.get("id") instanceof String id && !id.isEmpty()) {
            return id;
        }
        throw new IOException("API Gateway did not name the deployment that it made.");
    }

    /** What became of a deployment that was to be deleted. */
    public enum Deletion {
        /** It was deleted. */
        DELETED,
        /** It was not there any more. */
        GONE,
        /** It stays: a stage serves it. */
        SERVED
    }

    /**
     * Deletes a deployment.
     *
     * @throws IOException if API Gateway refuses for another reason, or does not answer; the message says why
     */
    public Deletion delete(String id) throws IOException, InterruptedException {
        try {
            answer(new JsonService.Call(
                    "DeleteDeployment",
                    SdkHttpMethod.DELETE,
                    path() + "/" + id,
                    Map.of("Accept", "application/json"),
                    Map.of()));
            return Deletion.DELETED;
        } catch (ServiceFault refused) {
            if (refused.status() == NOT_FOUND) {
                return Deletion.GONE;
            }
            if (refused.status() == BAD_REQUEST
                    && String.valueOf(refused.getMessage()).contains("Active stages")) {
                return Deletion.SERVED;
            }
            throw refused;
        }
    }

    private String path() {
        return "/restapis/" + api + "/deployments";
    }

    private Map<?, ?> answer(JsonService.Call call) throws IOException, InterruptedException {
        for (Duration time : PAUSES) {
            try {
                return gateway.answer(call);
            } catch (ServiceFault fault) {
                if (!PASSING.contains(fault.status())) {
                    throw fault;
                }
                pause.sleep(time);
            }
        }
        return gateway.answer(call);
    }
}
