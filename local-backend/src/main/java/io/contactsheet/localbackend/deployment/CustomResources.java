package io.contactsheet.localbackend.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.contactsheet.localbackend.functions.FunctionError;
import io.contactsheet.localbackend.json.Json;
import io.contactsheet.localbackend.template.Evaluation.Identity;
import io.contactsheet.localbackend.template.Value;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The custom resources of a stack: a function makes, changes and removes them.
 *
 * <p>One that stood before is updated if a property of it changed, or the program: it holds the function's code, and no
 * code key says here that the code is new.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref.html">Custom resource
 *     reference</a>
 */
final class CustomResources {

    private static final String TOKEN = "ServiceToken";

    private final Naming naming;
    private final Functions functions;
    private final StackState state;
    private final String code;

    /**
     * @param code the fingerprint of the functions' code
     */
    CustomResources(Naming naming, Functions functions, StackState state, String code) {
        this.naming = naming;
        this.functions = functions;
        this.state = state;
        this.code = code;
    }

    static boolean isCustom(String type) {
        return type.startsWith("Custom::") || type.equals("AWS::CloudFormation::CustomResource");
    }

    Identity create(Declaration declaration) throws IOException, InterruptedException {
        Value token = declaration.properties().get(TOKEN);
        FunctionName function = functions
                .find(token.asText())
                .orElseThrow(() -> declaration.refused(
                        token,
                        "Invalid service token: " + token.asText()
                                + "; on this computer it must be the ARN of a function of this stack."));
        Optional<DeployedResource> before = declaration.history().before();
        Object properties = declaration.properties().asPlain();
        DeployedResource made = before.filter(
                        old -> old.properties().equals(properties) && old.code().equals(code))
                .orElse(null);
        if (made == null) {
            before.filter(old -> !token(old).equals(token.asText())).ifPresent(_ -> {
                throw declaration.refused(token, "Modifying service token is not allowed.");
            });
            made = make(declaration, functions.function(function), before, properties);
        }
        state.stands(declaration.id(), made);
        return identity(declaration, made);
    }

    private DeployedResource make(
            Declaration declaration, DeployedFunction function, Optional<DeployedResource> before, Object properties)
            throws IOException, InterruptedException {
        String type = declaration.resource().type().asText();
        Map<String, Object> request =
                request(before.isPresent() ? "Update" : "Create", declaration.id(), type, properties);
        before.ifPresent(old -> {
            request.put("PhysicalResourceId", old.physicalId());
            request.put("OldResourceProperties", old.properties());
        });
        Answer answer;
        try {
            answer = send(function, request);
        } catch (ServiceException failed) {
            throw declaration.refused(declaration.properties(), String.valueOf(failed.getMessage()));
        }
        DeployedResource made = new DeployedResource(
                type,
                answer.physicalId(),
                0,
                properties,
                answer.data(),
                List.copyOf(declaration.before()),
                declaration.resource().deletionPolicy(),
                declaration.resource().updateReplacePolicy(),
                null,
                code);
        state.made(declaration.id(), made);
        return made;
    }

    /** Has the function remove what it made. */
    void remove(String logicalId, DeployedResource resource)
            throws IOException, InterruptedException, ServiceException {
        Map<String, Object> request = request("Delete", logicalId, resource.type(), resource.properties());
        request.put("PhysicalResourceId", resource.physicalId());
        send(functionOf(resource), request);
    }

    /** Has the function undo a change that it made in a deployment that failed. */
    void restore(String logicalId, DeployedResource before, DeployedResource changed)
            throws IOException, InterruptedException, ServiceException {
        Map<String, Object> request = request("Update", logicalId, before.type(), before.properties());
        request.put("PhysicalResourceId", changed.physicalId());
        request.put("OldResourceProperties", changed.properties());
        send(functionOf(before), request);
    }

    /** Whether the function that made a resource stands. */
    boolean canReach(DeployedResource resource) {
        return functions.find(token(resource)).isPresent();
    }

    private DeployedFunction functionOf(DeployedResource resource) throws ServiceException {
        return functions
                .find(token(resource))
                .map(functions::function)
                .orElseThrow(() -> new ServiceException("Function not found: " + token(resource)));
    }

    private static String token(DeployedResource resource) {
        return resource.properties() instanceof Map<?, ?> properties ? String.valueOf(properties.get(TOKEN)) : "";
    }

    private static Identity identity(Declaration declaration, DeployedResource made) {
        Map<String, Value> attributes = new HashMap<>();
        made.attributes().forEach((name, text) -> attributes.put(name, Naming.value(declaration, text)));
        return new Identity(made.physicalId(), attributes);
    }

    private Map<String, Object> request(String kind, String logicalId, String type, Object properties) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("RequestType", kind);
        request.put(TOKEN, properties instanceof Map<?, ?> map ? String.valueOf(map.get(TOKEN)) : "");
        request.put("StackId", naming.pseudo().stackId());
        request.put("RequestId", UUID.randomUUID().toString());
        request.put("ResourceType", type);
        request.put("LogicalResourceId", logicalId);
        request.put("ResourceProperties", properties);
        return request;
    }

    private record Answer(String physicalId, Map<String, String> data) {}

    /** @throws ServiceException if the function does not do it; with CloudFormation's words for why */
    private static Answer send(DeployedFunction function, Map<String, Object> request)
            throws IOException, InterruptedException, ServiceException {
        try (ResponseServer responses = ResponseServer.start()) {
            URI address = responses.newAddress();
            request.put("ResponseURL", address.toString());
            function.runtime().invoke(Json.MAPPER.writeValueAsBytes(request));
            byte[] response = responses
                    .take(address)
                    .orElseThrow(() -> new ServiceException(
                            "CloudFormation did not receive a response from your Custom Resource. The function ended"
                                    + " without one."));
            return answer(response);
        } catch (FunctionError error) {
            throw failed(error.type() + ": " + error.getMessage());
        }
    }

    private static Answer answer(byte[] response) throws ServiceException {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(new String(response, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw failed("Invalid response object: " + e.getOriginalMessage());
        }
        String status = json.path("Status").asText("");
        if (!status.equals("SUCCESS")) {
            throw new ServiceException("Received response status [" + status
                    + "] from custom resource. Message returned: "
                    + json.path("Reason").asText("See the function's log."));
        }
        String physicalId = json.path("PhysicalResourceId").asText("");
        if (physicalId.isEmpty()) {
            throw failed("Invalid PhysicalResourceId");
        }
        Map<String, String> data = new HashMap<>();
        json.path("Data")
                .properties()
                .forEach(member -> data.put(member.getKey(), member.getValue().asText("")));
        return new Answer(physicalId, data);
    }

    private static ServiceException failed(String reason) {
        return new ServiceException(
                "Received response status [FAILED] from custom resource. Message returned: " + reason);
    }
}
