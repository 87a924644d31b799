package io.templaterunner.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters of a request to Cognito. */
record Parameters(JsonNode json) {

    /** A member that every request of the kind has, such as {@code ClientId}. */
    String member(String name) throws CognitoFault {
        JsonNode value = json.path(name);
        if (!value.isTextual()) {
            String lowerCamel = Character.toLowerCase(name.charAt(0)) + name.substring(1);
            throw CognitoFault.invalidParameter("1 validation error detected: Value null at '" + lowerCamel
                    + "' failed to satisfy constraint: Member must not be null");
        }
        return value.textValue();
    }

    /** A value that the chosen flow needs, such as {@code USERNAME} in {@code AuthParameters}. */
    String required(String map, String name) throws CognitoFault {
        return optional(map, name)
                .orElseThrow(() -> CognitoFault.invalidParameter("Missing required parameter " + name));
    }

    Optional<String> optional(String map, String name) {
        JsonNode value = json.path(map).path(name);
        return value.isTextual() && !value.textValue().isEmpty() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** A list of objects with {@code Name} and {@code Value}. */
    Map<String, String> attributes(String name) {
        Map<String, String> attributes = new LinkedHashMap<>();
        json.path(name)
                .forEach(entry -> attributes.put(
                        entry.path("Name").asText(""), entry.path("Value").asText("")));
        return attributes;
    }
}
