package io.templaterunner.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.templaterunner.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * An asynchronous invocation that was given up.
 *
 * @param requestId that each attempt was told
 * @param functionArn of what was invoked, with its version or alias
 * @param version of the function that was executed
 * @param condition {@code RetriesExhausted} or {@code EventAgeExceeded}
 * @param invocations how often it was tried
 * @param event as JSON
 * @param error of the last attempt
 * @param time when it was given up
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on as it is, and never compared.
public record FailedInvocation(
        String requestId,
        String functionArn,
        String version,
        String condition,
        int invocations,
        byte[] event,
        FunctionError error,
        Instant time) {

    /**
     * The record that Lambda sends to a destination, as JSON.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">Records of
     *     asynchronous invocations</a>
     */
    public String toDestinationRecord() {
        ObjectNode failed = Json.MAPPER.createObjectNode();
        failed.put("version", "1.0");
        failed.put("timestamp", time.toString());
        failed.putObject("requestContext")
                .put("requestId", requestId)
                .put("functionArn", functionArn)
                .put("condition", condition)
                .put("approximateInvokeCount", invocations);
        failed.putRawValue("requestPayload", new RawValue(new String(event, StandardCharsets.UTF_8)));
        failed.putObject("responseContext")
                .put("statusCode", 200)
                .put("executedVersion", version)
                .put("functionError", "Unhandled");
        failed.set("responsePayload", error.toObject());
        return failed.toString();
    }
}
