package io.templaterunner.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.templaterunner.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** An invocation that failed: the handler threw, or ran out of time. */
public final class FunctionError extends Exception {

    private static final int FRAMES = 20;

    private final String type;

    private FunctionError(String type, String message, Throwable cause) {
        super(message, cause);
        this.type = type;
    }

    static FunctionError thrown(Throwable cause) {
        return new FunctionError(cause.getClass().getName(), Objects.requireNonNullElse(cause.getMessage(), ""), cause);
    }

    static FunctionError timedOut(String requestId, FunctionConfiguration configuration, Throwable cause) {
        double seconds = configuration.timeout().toMillis() / 1000.0;
        return new FunctionError(
                "Sandbox.Timedout",
                "RequestId: %s Error: Task timed out after %.2f seconds".formatted(requestId, seconds),
                cause);
    }

    /** The class of what was thrown, or {@code Sandbox.Timedout}. */
    public String type() {
        return type;
    }

    /** What Lambda answers in the place of a result, as JSON. */
    public byte[] toJson() {
        return toObject().toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What Lambda answers in the place of a result. */
    ObjectNode toObject() {
        ObjectNode error = Json.MAPPER.createObjectNode();
        error.put("errorMessage", getMessage());
        error.put("errorType", type);
        Throwable cause = getCause();
        List<StackTraceElement> frames = cause == null
                ? List.of()
                : new ArrayDeque<>(Arrays.asList(cause.getStackTrace()))
                        .stream().limit(FRAMES).toList();
        var trace = error.putArray("stackTrace");
        frames.forEach(frame -> trace.add(frame.toString()));
        return error;
    }
}
