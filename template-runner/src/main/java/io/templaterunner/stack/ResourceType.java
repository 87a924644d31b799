package io.templaterunner.stack;

import io.templaterunner.template.Resource;
import io.templaterunner.template.TemplateException;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a type of resource looks like.
 *
 * @param name such as {@code AWS::S3::Bucket}
 * @param attributes those of {@code Fn::GetAtt}; a star for every one
 * @param schema of its properties: names, an exclamation mark after those that are required, and types
 * @param updates what an update does to its resources
 */
record ResourceType(String name, List<String> attributes, Map<?, ?> schema, UpdateBehavior updates) {

    static ResourceType of(String name, Map<?, ?> declaration) {
        List<String> attributes = declaration.get("attributes") instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
        Map<Object, Object> schema = new LinkedHashMap<>();
        for (String part : List.of("properties", "inert")) {
            if (declaration.get(part) instanceof Map<?, ?> properties) {
                schema.putAll(properties);
            }
        }
        UpdateBehavior updates = declaration.get("updates") instanceof Map<?, ?> told
                ? UpdateBehavior.of(told)
                : UpdateBehavior.IN_PLACE;
        return new ResourceType(name, attributes, schema, updates);
    }

    boolean hasAttribute(String attribute) {
        return attributes.contains("*") || attributes.contains(attribute);
    }

    /**
     * Refuses properties that the type does not have, lacks or has in another form.
     *
     * @param properties without functions
     */
    void check(Resource resource, Fields properties) {
        check(resource, "#", properties, schema);
    }

    private static void check(Resource resource, String pointer, Value value, Object schema) {
        switch (schema) {
            case Map<?, ?> members -> members(resource, pointer, value, members);
            case List<?> items -> {
                if (!(value instanceof Value.Items list)) {
                    throw invalid(resource, value, pointer, "expected type: JSONArray, found: " + found(value));
                }
                for (int i = 0; i < list.values().size(); i++) {
                    check(resource, pointer + "/" + i, list.values().get(i), Objects.requireNonNull(items.getFirst()));
                }
            }
            default -> scalar(resource, pointer, value, schema.toString());
        }
    }

    private static void members(Resource resource, String pointer, Value value, Map<?, ?> schema) {
        if (!(value instanceof Fields fields)) {
            throw invalid(resource, value, pointer, "expected type: JSONObject, found: " + found(value));
        }
        fields.values().forEach((key, member) -> {
            Object type = schema.get(key);
            type = type == null ? schema.get(key + "!") : type;
            type = type == null ? schema.get("*") : type;
            if (type == null) {
                throw invalid(
                        resource,
                        member,
                        pointer,
                        "extraneous key [" + key + "] is not permitted, or cannot be run on this computer");
            }
            check(resource, pointer + "/" + key, member, type);
        });
        schema.keySet().stream()
                .map(Object::toString)
                .filter(key -> key.endsWith("!"))
                .map(key -> key.substring(0, key.length() - 1))
                .filter(key -> fields.find(key).isEmpty())
                .findFirst()
                .ifPresent(missing -> {
                    throw invalid(resource, value, pointer, "required key [" + missing + "] not found");
                });
    }

    private static void scalar(Resource resource, String pointer, Value value, String type) {
        boolean valid = switch (type) {
            case "any" -> true;
            case "json" -> value instanceof Fields;
            case "text" -> value instanceof Value.Text;
            case "integer" -> value instanceof Value.Text text && text.text().matches("-?\\d{1,9}");
            case "number" -> value instanceof Value.Text text && text.text().matches("-?\\d+(\\.\\d+)?");
            case "boolean" -> value instanceof Value.Text text && text.text().matches("(?i)true|false");
            default ->
                value instanceof Value.Text text
                        && List.of(type.split("\\s*\\|\\s*")).contains(text.text());
        };
        if (!valid) {
            throw invalid(
                    resource,
                    value,
                    pointer,
                    type.contains("|")
                            ? found(value) + " is not a valid enum value; it must be one of " + type
                            : "expected type: " + word(type) + ", found: " + found(value));
        }
    }

    private static String word(String type) {
        return switch (type) {
            case "json" -> "JSONObject";
            case "text" -> "String";
            case "integer" -> "Integer";
            case "number" -> "Number";
            case "boolean" -> "Boolean";
            default -> type;
        };
    }

    private static String found(Value value) {
        return switch (value) {
            case Value.Text text -> "String (" + text.text() + ")";
            case Value.Items _ -> "JSONArray";
            default -> "JSONObject";
        };
    }

    private static TemplateException invalid(Resource resource, Value at, String pointer, String reason) {
        return new TemplateException(
                at.at(),
                "Properties validation failed for resource " + resource.id() + " with message: " + pointer + ": "
                        + reason);
    }
}
