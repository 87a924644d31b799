package io.templaterunner.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.templaterunner.json.Json;
import java.io.IOException;

/**
 * A request whose signature was found right.
 *
 * @param method of HTTP
 * @param path decoded
 * @param target the header {@code X-Amz-Target}, such as {@code AmazonSQS.ReceiveMessage}; empty if there is none
 * @param body at most 6 MiB
 * @param caller who signed it
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on as it is, and never compared.
public record SignedRequest(String method, String path, String target, byte[] body, Caller caller) {

    /**
     * The body.
     *
     * @throws ServiceFault if it is no JSON
     */
    public JsonNode json() throws ServiceFault {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException malformed) {
            throw new ServiceFault(400, "SerializationException", "The request is no JSON.");
        }
    }

    /**
     * Goes on only if the caller may do something.
     *
     * @param action such as {@code sqs:ReceiveMessage}
     * @param resource an ARN
     * @throws ServiceFault if no policy allows it
     */
    public void require(String action, String resource) throws ServiceFault {
        if (!caller.may().test(action, resource)) {
            throw ServiceFault.denied(caller, action, resource);
        }
    }
}
