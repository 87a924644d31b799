package io.templaterunner.apigateway;

import io.templaterunner.http.Answer;
import io.templaterunner.http.Header;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What becomes known of a request while it is answered, by the names of {@code $context}. Used by one thread.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html">
 *     Variables for access logging</a>
 */
final class RequestRecord {

    private static final DateTimeFormatter COMMON_LOG =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long NANOS = 1_000_000;

    private final Map<String, String> values = new HashMap<>();
    private final long began = System.nanoTime();
    private final boolean bodiless;

    RequestRecord(GatewayRequest request, Instant time) {
        bodiless = request.method().equals("HEAD");
        values.put("requestId", request.id());
        values.put("extendedRequestId", request.id());
        values.put("requestTime", COMMON_LOG.format(time));
        values.put("requestTimeEpoch", Long.toString(time.toEpochMilli()));
        values.put("httpMethod", request.method());
        values.put("path", "/" + request.stage() + request.path());
        values.put("stage", request.stage());
        values.put("protocol", "HTTP/1.1");
        values.put("identity.sourceIp", "127.0.0.1");
        Header.find(request.headers(), "User-Agent").ifPresent(agent -> values.put("identity.userAgent", agent));
    }

    void routed(Method method) {
        values.put("resourcePath", method.resource());
        values.put("resourceId", Integer.toUnsignedString(method.resource().hashCode(), Character.MAX_RADIX));
    }

    /**
     * S3 has answered.
     *
     * @param asked the value of {@link System#nanoTime} when it was asked
     */
    void integrated(StorageBackend.Reply reply, long asked) {
        String status = Integer.toString(reply.status());
        String latency = millisSince(asked);
        values.put("integration.status", status);
        values.put("integrationStatus", status);
        values.put("integration.latency", latency);
        values.put("integrationLatency", latency);
        Header.find(reply.headers(), "x-amz-request-id").ifPresent(id -> {
            values.put("awsEndpointRequestId", id);
            values.put("integration.requestId", id);
        });
    }

    void failed(GatewayFault fault) {
        values.put("error.responseType", fault.type().name());
        values.put("error.message", fault.answer());
        values.put("error.messageString", "\"" + fault.answer() + "\"");
    }

    Map<String, String> answered(Answer answer) {
        values.put("status", Integer.toString(answer.status()));
        values.put("responseLength", Integer.toString(bodiless ? 0 : answer.body().length));
        values.put("responseLatency", millisSince(began));
        return Map.copyOf(values);
    }

    private static String millisSince(long nanoTime) {
        return Long.toString((System.nanoTime() - nanoTime) / NANOS);
    }
}
