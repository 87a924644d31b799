package io.templaterunner.apigateway;

import io.templaterunner.apigateway.Expression.RequestParameter;
import io.templaterunner.apigateway.Expression.Where;
import io.templaterunner.template.TemplateException;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads an OpenAPI 3.0 definition with API Gateway's extensions, and refuses what API Gateway refuses.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html">OpenAPI
 *     extensions for API Gateway</a>
 */
final class OpenApiReader {

    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._:$~-]+|\\{[A-Za-z0-9._-]+\\+?}");
    private static final String ANY = "x-amazon-apigateway-any-method";
    private static final String VALIDATOR = "x-amazon-apigateway-request-validator";

    private final Fields root;
    private final SecuritySchemes securitySchemes;

    OpenApiReader(Fields root, UserPools pools) {
        this.root = KnownKeys.ROOT.check(root);
        this.securitySchemes = new SecuritySchemes(root, pools);
    }

    RestApi read(List<Value> moreBinaryMediaTypes) {
        Value version = root.get("openapi");
        if (!version.asText().startsWith("3.0")) {
            throw new TemplateException(
                    version.at(), "Unable to parse API definition: only OpenAPI 3.0 can be run on this computer");
        }
        List<String> binary = Stream.concat(
                        root.itemsOrEmpty("x-amazon-apigateway-binary-media-types").stream(),
                        moreBinaryMediaTypes.stream())
                .map(Value::asText)
                .toList();
        return new RestApi(
                new MediaTypes(binary),
                methods(),
                GatewayResponses.read(root.fieldsOrEmpty("x-amazon-apigateway-gateway-responses")),
                new Compression(compressedFrom()));
    }

    private OptionalInt compressedFrom() {
        Optional<Value> size = root.find("x-amazon-apigateway-minimum-compression-size");
        size.ifPresent(value -> {
            if (value.asInteger() < 0 || value.asInteger() > GatewayHandler.MAX_PAYLOAD) {
                throw new TemplateException(
                        value.at(),
                        "Invalid minimum compression size, must be between 0 and " + GatewayHandler.MAX_PAYLOAD);
            }
        });
        return size.map(Value::asInteger).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private List<Method> methods() {
        List<Method> methods = new ArrayList<>();
        root.get("paths").asFields().values().forEach((path, item) -> {
            checkPath(path, item);
            Fields operations = KnownKeys.PATH_ITEM.check(item.asFields());
            operations.values().forEach((name, operation) -> {
                if (!List.of("summary", "description", "parameters").contains(name)) {
                    methods.add(method(path, name, operations, KnownKeys.OPERATION.check(operation.asFields())));
                }
            });
        });
        return methods;
    }

    private static void checkPath(String path, Value item) {
        List<String> segments = Routing.segments(path);
        boolean valid = path.startsWith("/")
                && segments.stream()
                        .allMatch(segment -> SEGMENT.matcher(segment).matches())
                && segments.stream()
                        .limit(Math.max(0, segments.size() - 1))
                        .noneMatch(segment -> segment.endsWith("+}"));
        if (!valid) {
            throw new TemplateException(
                    item.at(),
                    "Unable to create resource at path '" + path + "': Resource's path part only allow"
                            + " a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the"
                            + " end");
        }
    }

    private Method method(String path, String key, Fields item, Fields operation) {
        String name = key.equals(ANY) ? "ANY" : key.toUpperCase(Locale.ROOT);
        Map<RequestParameter, Boolean> parameters = new LinkedHashMap<>();
        boolean validated = validatesParameters(operation);
        Stream.concat(item.itemsOrEmpty("parameters").stream(), operation.itemsOrEmpty("parameters").stream())
                .forEach(parameter -> {
                    Fields fields = KnownKeys.PARAMETER.check(parameter.asFields());
                    boolean required =
                            fields.find("required").map(Value::asBoolean).orElse(false);
                    parameter(fields).ifPresent(declared -> parameters.put(declared, required && validated));
                });
        IntegrationReader integration =
                new IntegrationReader(name, path, parameters.keySet(), responses(name, path, operation));
        return new Method(
                name,
                path,
                parameters,
                integration.read(operation
                        .find("x-amazon-apigateway-integration")
                        .orElseThrow(() ->
                                new TemplateException(operation.at(), "No integration defined for method " + name))),
                securitySchemes.of(operation, root));
    }

    private static Optional<RequestParameter> parameter(Fields fields) {
        Value in = fields.get("in");
        String name = fields.get("name").asText();
        return switch (in.asText()) {
            case "header" -> Optional.of(new RequestParameter(Where.HEADER, name));
            case "query" -> Optional.of(new RequestParameter(Where.QUERYSTRING, name));
            case "path" -> Optional.of(new RequestParameter(Where.PATH, name));
            case "cookie" -> Optional.empty();
            default ->
                throw new TemplateException(
                        in.at(), "Unable to parse API definition: a parameter cannot be in " + in.asText());
        };
    }

    /** The headers that each status may have. */
    private static Map<Integer, Fields> responses(String name, String path, Fields operation) {
        Map<Integer, Fields> responses = new HashMap<>();
        operation.fieldsOrEmpty("responses").values().forEach((status, response) -> {
            if (status.matches("[1-5]\\d\\d")) {
                responses.put(
                        Integer.valueOf(status),
                        KnownKeys.RESPONSE.check(response.asFields()).fieldsOrEmpty("headers"));
            } else if (!status.equals("default")) {
                throw new TemplateException(
                        response.at(),
                        "Unable to put method response on '" + name + "' for resource at path '" + path
                                + "': Invalid response status code specified");
            }
        });
        return responses;
    }

    private boolean validatesParameters(Fields operation) {
        return operation
                .find(VALIDATOR)
                .or(() -> root.find(VALIDATOR))
                .map(name -> {
                    Value validator = root.fieldsOrEmpty("x-amazon-apigateway-request-validators")
                            .find(name.asText())
                            .orElseThrow(() -> new TemplateException(
                                    name.at(), "Invalid Request Validator identifier specified: " + name.asText()));
                    return KnownKeys.REQUEST_VALIDATOR
                            .check(validator.asFields())
                            .find("validateRequestParameters")
                            .map(Value::asBoolean)
                            .orElse(false);
                })
                .orElse(false);
    }
}
