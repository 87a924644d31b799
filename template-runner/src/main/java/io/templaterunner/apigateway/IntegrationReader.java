package io.templaterunner.apigateway;

import io.templaterunner.apigateway.Expression.RequestParameter;
import io.templaterunner.apigateway.Integration.Backend;
import io.templaterunner.apigateway.Integration.Passthrough;
import io.templaterunner.template.TemplateException;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the integration of one method, and refuses what API Gateway refuses on import. */
final class IntegrationReader {

    private static final Pattern STORAGE =
            Pattern.compile("arn:[^:]+:apigateway:[^:]+:s3:path(/[^?]+)(?:\\?(.*))?", Pattern.DOTALL);
    private static final Pattern ROLE = Pattern.compile("arn:[^:]+:iam::\\d{12}:role/.+");
    /** API Gateway's own default and most. */
    private static final int MAX_TIMEOUT_MILLIS = 29_000;

    private final String method;
    private final String path;
    private final Set<RequestParameter> declared;
    private final Map<Integer, Fields> declaredResponses;

    /**
     * @param declared the parameters of the method
     * @param declaredResponses the headers of the method's responses, by status
     */
    IntegrationReader(
            String method, String path, Set<RequestParameter> declared, Map<Integer, Fields> declaredResponses) {
        this.method = method;
        this.path = path;
        this.declared = declared;
        this.declaredResponses = declaredResponses;
    }

    Integration read(Value value) {
        Fields fields = KnownKeys.INTEGRATION.check(value.asFields());
        return new Integration(
                backend(fields),
                contentHandling(fields),
                fields.find("passthroughBehavior").map(this::passthrough).orElse(Passthrough.WHEN_NO_MATCH),
                templates(fields.fieldsOrEmpty("requestTemplates")),
                responses(fields.fieldsOrEmpty("responses")));
    }

    private Backend backend(Fields fields) {
        Value type = fields.get("type");
        return switch (type.asText().toLowerCase(Locale.ROOT)) {
            case "mock" -> new Backend.Mock();
            case "aws" -> storage(fields);
            case "aws_proxy", "http", "http_proxy" ->
                throw refused(type, "the integration type " + type.asText() + " cannot be run on this computer");
            default -> throw refused(type, "Enumeration value for type '" + type.asText() + "' is invalid");
        };
    }

    private Backend storage(Fields fields) {
        Value uri =
                fields.find("uri").orElseThrow(() -> refused(fields, "Uri is required for the integration type AWS"));
        Matcher parts = STORAGE.matcher(uri.asText());
        if (!parts.matches()) {
            throw refused(
                    uri,
                    "Invalid ARN specified in the request; on this computer it must be"
                            + " arn:<partition>:apigateway:<region>:s3:path/<bucket>/<key>, and is " + uri.asText());
        }
        Value role = fields.find("credentials")
                .orElseThrow(() -> refused(fields, "Role ARN must be specified for AWS integrations"));
        if (!ROLE.matcher(role.asText()).matches()) {
            throw refused(role, "Invalid ARN specified in the request: " + role.asText());
        }
        Value httpMethod = fields.find("httpMethod")
                .orElseThrow(() -> refused(fields, "Enumeration value for HttpMethod must be non-empty"));
        return new Backend.Storage(
                httpMethod(httpMethod),
                parts.group(1),
                Optional.ofNullable(parts.group(2)),
                role.asText(),
                parameters(fields.fieldsOrEmpty("requestParameters")),
                timeout(fields));
    }

    private String httpMethod(Value value) {
        String name = value.asText().toUpperCase(Locale.ROOT);
        if (!Set.of("GET", "HEAD", "PUT", "POST", "DELETE", "PATCH", "OPTIONS").contains(name)) {
            throw refused(value, "Invalid HTTP method specified: " + value.asText());
        }
        return name;
    }

    private Duration timeout(Fields fields) {
        return fields.find("timeoutInMillis")
                .map(value -> {
                    int millis = value.asInteger();
                    if (millis < 50 || millis > MAX_TIMEOUT_MILLIS) {
                        throw refused(value, "Timeout should be between 50 ms and 29000 ms");
                    }
                    return Duration.ofMillis(millis);
                })
                .orElse(Duration.ofMillis(MAX_TIMEOUT_MILLIS));
    }

    private Map<RequestParameter, Expression> parameters(Fields mappings) {
        Map<RequestParameter, Expression> parameters = new LinkedHashMap<>();
        mappings.values().forEach((target, source) -> {
            RequestParameter to = Expression.target(target)
                    .orElseThrow(() -> mapping(source, "Invalid mapping expression parameter specified: " + target));
            Expression from = expression(source);
            if (from instanceof RequestParameter parameter && !declared.contains(parameter)) {
                throw mapping(source, "Invalid mapping expression parameter specified: " + source.asText());
            }
            if (from instanceof Expression.ResponseHeader) {
                throw mapping(source, "Invalid mapping expression specified: " + source.asText());
            }
            parameters.put(to, from);
        });
        return parameters;
    }

    private Expression expression(Value source) {
        return Expression.parse(source.asText())
                .orElseThrow(() -> mapping(source, "Invalid mapping expression specified: " + source.asText()));
    }

    private List<Integration.Response> responses(Fields responses) {
        List<Integration.Response> read = new ArrayList<>();
        Set<Integer> statuses = new HashSet<>();
        responses.values().forEach((pattern, response) -> {
            Integration.Response one = response(pattern, KnownKeys.INTEGRATION_RESPONSE.check(response.asFields()));
            if (!statuses.add(one.status())) {
                throw refusedResponse(
                        response,
                        "Only one integration response may exist for the status code " + one.status()
                                + ": two patterns cannot lead to the same");
            }
            read.add(one);
        });
        return read;
    }

    private Integration.Response response(String pattern, Fields fields) {
        Value status = fields.get("statusCode");
        Fields headers = declaredResponses.get(status.asInteger());
        if (headers == null) {
            throw refusedResponse(status, "Invalid Response status code specified");
        }
        Map<String, Expression> mapped = new LinkedHashMap<>();
        fields.fieldsOrEmpty("responseParameters").values().forEach((target, source) -> {
            String prefix = "method.response.header.";
            if (!target.startsWith(prefix)
                    || headers.find(target.substring(prefix.length())).isEmpty()) {
                throw responseMapping(source, "Invalid mapping expression parameter specified: " + target);
            }
            mapped.put(target.substring(prefix.length()), responseExpression(source));
        });
        return new Integration.Response(
                pattern.equals("default") ? Optional.empty() : Optional.of(pattern(pattern, fields)),
                status.asInteger(),
                mapped,
                contentHandling(fields),
                templates(fields.fieldsOrEmpty("responseTemplates")));
    }

    private Expression responseExpression(Value source) {
        return Expression.parse(source.asText())
                .filter(expression -> !(expression instanceof RequestParameter))
                .orElseThrow(() -> responseMapping(source, "Invalid mapping expression specified: " + source.asText()));
    }

    private Pattern pattern(String pattern, Fields fields) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException _) {
            throw refusedResponse(fields, "Invalid selection pattern specified: " + pattern);
        }
    }

    private ContentHandling contentHandling(Fields fields) {
        return fields.find("contentHandling")
                .map(value -> switch (value.asText()) {
                    case "CONVERT_TO_BINARY" -> ContentHandling.CONVERT_TO_BINARY;
                    case "CONVERT_TO_TEXT" -> ContentHandling.CONVERT_TO_TEXT;
                    default ->
                        throw refused(
                                value,
                                "Value '" + value.asText() + "' at 'contentHandling' failed to satisfy constraint:"
                                        + " Member must satisfy enum value set: [CONVERT_TO_BINARY,"
                                        + " CONVERT_TO_TEXT]");
                })
                .orElse(ContentHandling.NONE);
    }

    private Passthrough passthrough(Value value) {
        return switch (value.asText().toLowerCase(Locale.ROOT)) {
            case "when_no_match" -> Passthrough.WHEN_NO_MATCH;
            case "when_no_templates" -> Passthrough.WHEN_NO_TEMPLATES;
            case "never" -> Passthrough.NEVER;
            default -> throw refused(value, "Invalid passthrough behavior specified: " + value.asText());
        };
    }

    private Map<String, String> templates(Fields templates) {
        Map<String, String> read = new LinkedHashMap<>();
        templates.values().forEach((contentType, template) -> {
            if (template.asText().contains("$") || template.asText().contains("#")) {
                throw refused(
                        template, "mapping templates with variables or directives cannot be run on this computer");
            }
            read.put(contentType.toLowerCase(Locale.ROOT), template.asText());
        });
        return read;
    }

    private TemplateException mapping(Value at, String reason) {
        return refused(at, invalidMapping(reason));
    }

    private TemplateException responseMapping(Value at, String reason) {
        return refusedResponse(at, invalidMapping(reason));
    }

    private static String invalidMapping(String reason) {
        return "Invalid mapping expression specified: Validation Result: warnings : [], errors : [" + reason + "]";
    }

    private TemplateException refused(Value at, String reason) {
        return new TemplateException(at.at(), imported("integration", reason));
    }

    private TemplateException refusedResponse(Value at, String reason) {
        return new TemplateException(at.at(), imported("integration response", reason));
    }

    private String imported(String what, String reason) {
        return "Errors found during import: Unable to put " + what + " on '" + method + "' for resource at path '"
                + path + "': " + reason;
    }
}
