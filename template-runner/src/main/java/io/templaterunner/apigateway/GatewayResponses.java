package io.templaterunner.apigateway;

import io.templaterunner.http.Answer;
import io.templaterunner.http.Header;
import io.templaterunner.template.TemplateException;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answers that API Gateway gives by itself, as the definition dresses them.
 *
 * @param declared those that the definition changes
 */
record GatewayResponses(Map<GatewayResponseType, Declared> declared) {

    private static final String HEADER = "gatewayresponse.header.";
    private static final String MESSAGE_STRING = "$context.error.messageString";
    private static final String MESSAGE = "$context.error.message";

    /**
     * @param status in the place of the usual one
     * @param headers that are added
     * @param template of the body
     */
    record Declared(Optional<Integer> status, Map<String, Expression> headers, Optional<String> template) {}

    static GatewayResponses read(Fields fields) {
        Map<GatewayResponseType, Declared> declared = new EnumMap<>(GatewayResponseType.class);
        fields.values().forEach((name, response) -> {
            GatewayResponseType type;
            try {
                type = GatewayResponseType.valueOf(name);
            } catch (IllegalArgumentException _) {
                throw new TemplateException(response.at(), "Unsupported gateway response type: " + name);
            }
            declared.put(type, declared(KnownKeys.GATEWAY_RESPONSE.check(response.asFields())));
        });
        return new GatewayResponses(declared);
    }

    private static Declared declared(Fields fields) {
        Map<String, Expression> headers = new LinkedHashMap<>();
        fields.fieldsOrEmpty("responseParameters").values().forEach((target, source) -> {
            Optional<Expression> expression =
                    Expression.parse(source.asText()).filter(parsed -> !(parsed instanceof Expression.ResponseHeader));
            if (!target.startsWith(HEADER)) {
                throw invalid(source, "Invalid mapping expression parameter specified: " + target);
            }
            headers.put(
                    target.substring(HEADER.length()),
                    expression.orElseThrow(
                            () -> invalid(source, "Invalid mapping expression specified: " + source.asText())));
        });
        return new Declared(fields.find("statusCode").map(Value::asInteger), headers, template(fields));
    }

    private static Optional<String> template(Fields fields) {
        return fields.fieldsOrEmpty("responseTemplates")
                .find("application/json")
                .map(template -> {
                    String rest = template.asText().replace(MESSAGE_STRING, "").replace(MESSAGE, "");
                    if (rest.contains("$") || rest.contains("#")) {
                        throw new TemplateException(
                                template.at(),
                                "of the variables and directives of a gateway response's template, only "
                                        + MESSAGE_STRING + " and " + MESSAGE + " can be run on this computer");
                    }
                    return template.asText();
                });
    }

    private static TemplateException invalid(Value at, String reason) {
        return new TemplateException(
                at.at(),
                "Invalid mapping expression specified: Validation Result: warnings : [], errors : [" + reason + "]");
    }

    Answer answer(GatewayFault fault, Evaluator evaluator) {
        GatewayResponseType type = fault.type();
        Optional<Declared> response =
                Optional.ofNullable(declared.get(type)).or(() -> Optional.ofNullable(declared.get(type.fallback())));
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", "application/json"));
        if (type.errorType() != null) {
            headers.add(new Header("x-amzn-ErrorType", type.errorType()));
        }
        response.ifPresent(declaredResponse -> declaredResponse.headers().forEach((name, expression) -> {
            headers.removeIf(header -> header.is(name));
            evaluator.evaluate(expression).ifPresent(value -> headers.add(new Header(name, value)));
        }));
        String quoted = "\"" + fault.answer().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        String body = response.flatMap(Declared::template)
                .map(template -> template.replace(MESSAGE_STRING, quoted).replace(MESSAGE, fault.answer()))
                .orElse("{\"message\":" + (type.status() >= 500 ? " " : "") + quoted + "}");
        return new Answer(
                response.flatMap(Declared::status).orElse(type.status()),
                headers,
                body.getBytes(StandardCharsets.UTF_8));
    }
}
