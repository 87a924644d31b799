package io.templaterunner.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * An answer.
 *
 * @param status of HTTP
 * @param json empty for none
 * @param headers besides those of every answer
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on as it is, and never compared.
public record SignedAnswer(int status, byte[] json, Map<String, String> headers) {

    public SignedAnswer {
        headers = Map.copyOf(headers);
    }

    /** An answer in JSON. */
    public static SignedAnswer of(int status, JsonNode json) {
        return new SignedAnswer(status, json.toString().getBytes(UTF_8), Map.of());
    }

    /** An answer without a body. */
    public static SignedAnswer empty(int status) {
        return new SignedAnswer(status, new byte[0], Map.of());
    }
}
