package io.templaterunner.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.templaterunner.endpoint.ServiceFault;
import io.templaterunner.endpoint.SignedAnswer;
import io.templaterunner.endpoint.SignedRequest;
import io.templaterunner.endpoint.SignedService;
import io.templaterunner.json.Json;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * API Gateway: what makes and deletes deployments.
 *
 * @param deployments there are
 * @param time when one is made
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDeployment.html">CreateDeployment</a>
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteDeployment.html">DeleteDeployment</a>
 */
public record DeploymentService(ApiDeployments deployments, InstantSource time) implements SignedService {

    private static final Pattern ALL = Pattern.compile("/restapis/([a-z0-9]+)/deployments");
    private static final Pattern ONE = Pattern.compile(ALL.pattern() + "/([a-z0-9]+)");

    @Override
    public boolean takes(SignedRequest request) {
        return request.path().startsWith("/restapis/");
    }

    @Override
    public SignedAnswer answer(SignedRequest request) throws ServiceFault {
        JsonNode members = request.json();
        String method = request.method();
        String path = request.path();
        request.require("apigateway:" + method, deployments.arn(path));
        Matcher all = ALL.matcher(path);
        Matcher one = ONE.matcher(path);
        try {
            if (method.equals("POST") && all.matches()) {
                return SignedAnswer.of(201, made(deployments.create(all.group(1)), members));
            }
            if (method.equals("DELETE") && one.matches()) {
                deployments.delete(one.group(1), one.group(2));
                return SignedAnswer.empty(202);
            }
        } catch (ApiDeployments.Refusal refused) {
            throw new ServiceFault(
                    refused.missing() ? 404 : 400,
                    refused.missing() ? "NotFoundException" : "BadRequestException",
                    String.valueOf(refused.getMessage()));
        }
        throw ServiceFault.unknownOperation();
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
