package io.contactsheet.lambda.stack;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import io.contactsheet.lambda.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a custom resource answers its stack. Without an answer the stack waits until its time is over.
 *
 * @param success whether all went well
 * @param reason why not; a few words if it did
 * @param physicalResourceId names what the resource manages: another name makes CloudFormation delete the earlier one
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html">Response
 *     objects</a>
 */
public record StackAnswer(boolean success, String reason, String physicalResourceId) {

    /** The answer may be 4,096 bytes; this leaves room for the rest. */
    private static final int MAX_REASON = 1000;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    public StackAnswer {
        reason = reason.substring(0, Math.min(reason.length(), MAX_REASON));
    }

    /**
     * Sends it to where the request says.
     *
     * @throws IOException if it does not arrive
     */
    public void send(CloudFormationCustomResourceEvent request) throws IOException, InterruptedException {
        // No Content-Type: the address is signed without one.
        HttpRequest put = HttpRequest.newBuilder(URI.create(request.getResponseUrl()))
                .timeout(TIMEOUT)
                .PUT(BodyPublishers.ofString(Json.of(body(request))))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status = client.send(put, BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw new IOException("The stack's address for answers answered " + status + ".");
            }
        }
    }

    private Map<String, Object> body(CloudFormationCustomResourceEvent request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("Status", success ? "SUCCESS" : "FAILED");
        body.put("Reason", reason);
        body.put("PhysicalResourceId", physicalResourceId);
        body.put("StackId", request.getStackId());
        body.put("RequestId", request.getRequestId());
        body.put("LogicalResourceId", request.getLogicalResourceId());
        return body;
    }
}
