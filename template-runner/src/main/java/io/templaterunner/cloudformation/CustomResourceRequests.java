package io.templaterunner.cloudformation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.templaterunner.json.Json;
import io.templaterunner.lambda.FunctionError;
import io.templaterunner.lambda.LambdaFunction;
import io.templaterunner.stack.DeployedResource;
import io.templaterunner.stack.Naming;
import io.templaterunner.stack.ServiceException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What the functions of custom resources are asked, and answer.
 *
 * @param naming of the stack
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref-requesttypes.html">Request
 *     types</a>
 */
record CustomResourceRequests(Naming naming) {

    private static final String PHYSICAL_ID = "PhysicalResourceId";

    /**
     * What a function made.
     *
     * @param data what {@code Fn::GetAtt} gives
     */
    record Answer(String physicalId, Map<String, String> data) {}

    /** @throws ServiceException if the function does not do it; with CloudFormation's words for why */
    Answer create(LambdaFunction function, String logicalId, String type, Object properties)
            throws IOException, InterruptedException, ServiceException {
        return send(function, request("Create", logicalId, type, properties));
    }

    /**
     * @param before as it stands
     * @param properties that it shall have
     */
    Answer update(LambdaFunction function, String logicalId, String type, DeployedResource before, Object properties)
            throws IOException, InterruptedException, ServiceException {
        Map<String, Object> request = request("Update", logicalId, type, properties);
        request.put(PHYSICAL_ID, before.physicalId());
        request.put("OldResourceProperties", before.properties());
        return send(function, request);
    }

    void delete(LambdaFunction function, String logicalId, DeployedResource resource)
            throws IOException, InterruptedException, ServiceException {
        Map<String, Object> request = request("Delete", logicalId, resource.type(), resource.properties());
        request.put(PHYSICAL_ID, resource.physicalId());
        send(function, request);
    }

    private Map<String, Object> request(String kind, String logicalId, String type, Object properties) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("RequestType", kind);
        request.put(
                CustomResourceFunctions.TOKEN,
                properties instanceof Map<?, ?> map ? String.valueOf(map.get(CustomResourceFunctions.TOKEN)) : "");
        request.put("StackId", naming.pseudo().stackId());
        request.put("RequestId", UUID.randomUUID().toString());
        request.put("ResourceType", type);
        request.put("LogicalResourceId", logicalId);
        request.put("ResourceProperties", properties);
        return request;
    }

    private static Answer send(LambdaFunction function, Map<String, Object> request)
            throws IOException, InterruptedException, ServiceException {
        try (ResponseServer responses = ResponseServer.start()) {
            URI address = responses.newAddress();
            request.put("ResponseURL", address.toString());
            function.invoke(Json.MAPPER.writeValueAsBytes(request));
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
        String physicalId = json.path(PHYSICAL_ID).asText("");
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
