package io.contactsheet.localbackend.cognito;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The parameters of a request to Cognito. */
record Parameters(JsonNode json) {

    /** A member that every request of the kind has, such as {@code ClientId}. */
    String member(String name) throws CognitoFault {
        JsonNode value = json.path(name);
        if (!value.isString()) {
            String lowerCamel = Character.toLowerCase(name.charAt(0)) + name.substring(1);
            throw CognitoFault.invalidParameter("1 validation error detected: Value null at '" + lowerCamel
                    + "' failed to satisfy constraint: Member must not be null");
        }
        return value.stringValue();
    }

    /** A value that the chosen flow needs, such as {@code USERNAME} in {@code AuthParameters}. */
    String required(String map, String name) throws CognitoFault {
        return optional(map, name)
                .orElseThrow(() -> CognitoFault.invalidParameter("Missing required parameter " + name));
    }

    Optional<String> optional(String map, String name) {
        JsonNode value = json.path(map).path(name);
        return value.isString() && !value.stringValue().isEmpty() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    /** A list of objects with {@code Name} and {@code Value}. */
    Map<String, String> attributes(String name) {
        Map<String, String> attributes = new LinkedHashMap<>();
        json.path(name)
                .forEach(entry -> attributes.put(
                        entry.path("Name").asString(""), entry.path("Value").asString("")));
        return attributes;
    }
}
