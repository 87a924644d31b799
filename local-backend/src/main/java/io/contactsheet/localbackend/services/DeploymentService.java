package io.contactsheet.localbackend.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.contactsheet.localbackend.json.Json;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * API Gateway: what makes and deletes deployments.
 *
 * @param deployments there are
 * @param time when one is made
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDeployment.html">CreateDeployment</a>
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteDeployment.html">DeleteDeployment</a>
 */
record DeploymentService(ApiDeployments deployments, InstantSource time) {

    private static final Pattern ALL = Pattern.compile("/restapis/([a-z0-9]+)/deployments");
    private static final Pattern ONE = Pattern.compile(ALL.pattern() + "/([a-z0-9]+)");

    /**
     * An answer.
     *
     * @param body null for none
     */
    record Answer(int status, @Nullable JsonNode body) {}

    /** Whether a path is one of API Gateway's. */
    static boolean isAt(String path) {
        return path.startsWith("/restapis/");
    }

    Answer answer(String method, String path, JsonNode request, Caller caller) throws ServiceFault {
        String action = "apigateway:" + method;
        String arn = deployments.arn(path);
        if (!caller.may().test(action, arn)) {
            throw ServiceFault.denied(caller, action, arn);
        }
        Matcher all = ALL.matcher(path);
        Matcher one = ONE.matcher(path);
        try {
            if (method.equals("POST") && all.matches()) {
                return new Answer(201, made(deployments.create(all.group(1)), request));
            }
            if (method.equals("DELETE") && one.matches()) {
                deployments.delete(one.group(1), one.group(2));
                return new Answer(202, null);
            }
        } catch (ApiDeployments.Refusal refused) {
            throw new ServiceFault(
                    refused.missing() ? 404 : 400,
                    refused.missing() ? "NotFoundException" : "BadRequestException",
                    String.valueOf(refused.getMessage()));
        }
        throw new ServiceFault(404, "UnknownOperationException", "No service here answers to that.");
    }

    private JsonNode made(String id, JsonNode request) throws ServiceFault {
        if (request.has("stageName")) {
            throw new ServiceFault(400, "BadRequestException", "On this computer a deployment makes no stage.");
        }
        ObjectNode made = Json.MAPPER
                .createObjectNode()
                .put("id", id)
                .put("createdDate", time.instant().getEpochSecond());
        Optional.ofNullable(request.path("description").textValue()).ifPresent(text -> made.put("description", text));
        return made;
    }
}
