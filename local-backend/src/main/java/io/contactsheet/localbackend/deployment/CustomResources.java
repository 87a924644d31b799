package io.contactsheet.localbackend.deployment;

import io.contactsheet.localbackend.functions.FunctionError;
import io.contactsheet.localbackend.template.Evaluation.Identity;
import io.contactsheet.localbackend.template.TemplateException;
import io.contactsheet.localbackend.template.Value;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The custom resources of a stack: a function makes them.
 *
 * <p>One that stood before is updated if a property of it changed, or the program: it holds the function's code, and no
 * code key says here that the code is new.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref.html">Custom resource
 *     reference</a>
 */
final class CustomResources {

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

    Identity create(Declaration declaration) throws IOException, InterruptedException {
        Value token = declaration.properties().get("ServiceToken");
        FunctionName function = functions
                .find(token.asText())
                .orElseThrow(() -> declaration.refused(
                        token,
                        "Invalid service token: " + token.asText()
                                + "; on this computer it must be the ARN of a function of this stack."));
        Optional<StackState.Remembered> before = state.find(declaration.id());
        String type = declaration.resource().type().asText();
        Object properties = declaration.properties().asPlain();
        if (before.filter(
                        old -> old.properties().equals(properties) && old.code().equals(code))
                .isPresent()) {
            return identity(declaration, before.get());
        }
        try (ResponseServer responses = ResponseServer.start()) {
            URI address = responses.newAddress();
            byte[] request =
                    JsonMapper.shared().writeValueAsBytes(request(declaration, type, properties, before, address));
            try {
                functions.function(function).runtime().invoke(request);
            } catch (FunctionError error) {
                throw failed(declaration, error.type() + ": " + error.getMessage());
            }
            byte[] response = responses
                    .take(address)
                    .orElseThrow(() -> declaration.refused(
                            token,
                            "CloudFormation did not receive a response from your Custom Resource. The function ended"
                                    + " without one."));
            Answer answer = answer(declaration, response);
            StackState.Remembered made =
                    new StackState.Remembered(type, answer.physicalId(), properties, answer.data(), code);
            state.remember(declaration.id(), made);
            return identity(declaration, made);
        }
    }

    private static Identity identity(Declaration declaration, StackState.Remembered made) {
        Map<String, Value> attributes = new HashMap<>();
        made.attributes().forEach((name, text) -> attributes.put(name, Naming.value(declaration, text)));
        return new Identity(made.physicalId(), attributes);
    }

    private Map<String, Object> request(
            Declaration declaration,
            String type,
            Object properties,
            Optional<StackState.Remembered> before,
            URI address) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("RequestType", before.isPresent() ? "Update" : "Create");
        request.put("ServiceToken", declaration.text("ServiceToken"));
        request.put("ResponseURL", address.toString());
        request.put("StackId", naming.pseudo().stackId());
        request.put("RequestId", UUID.randomUUID().toString());
        request.put("ResourceType", type);
        request.put("LogicalResourceId", declaration.id());
        before.ifPresent(old -> {
            request.put("PhysicalResourceId", old.physicalId());
            request.put("OldResourceProperties", old.properties());
        });
        request.put("ResourceProperties", properties);
        return request;
    }

    private record Answer(String physicalId, Map<String, String> data) {}

    private Answer answer(Declaration declaration, byte[] response) {
        JsonNode json;
        try {
            json = JsonMapper.shared().readTree(response);
        } catch (JacksonException e) {
            throw failed(declaration, "Invalid response object: " + e.getOriginalMessage());
        }
        String status = json.path("Status").asString("");
        if (!status.equals("SUCCESS")) {
            throw declaration.refused(
                    declaration.properties(),
                    "Received response status [" + status + "] from custom resource. Message returned: "
                            + json.path("Reason").asString("See the function's log."));
        }
        String physicalId = json.path("PhysicalResourceId").asString("");
        if (physicalId.isEmpty()) {
            throw failed(declaration, "Invalid PhysicalResourceId");
        }
        Map<String, String> data = new HashMap<>();
        json.path("Data")
                .properties()
                .forEach(member -> data.put(member.getKey(), member.getValue().asString()));
        return new Answer(physicalId, data);
    }

    private static TemplateException failed(Declaration declaration, String reason) {
        return declaration.refused(
                declaration.properties(),
                "Received response status [FAILED] from custom resource. Message returned: " + reason);
    }
}
