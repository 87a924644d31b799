package io.templaterunner.apigateway;

import io.templaterunner.apigateway.Expression.Context;
import io.templaterunner.apigateway.Expression.RequestParameter;
import io.templaterunner.apigateway.Expression.ResponseHeader;
import io.templaterunner.apigateway.Expression.Static;
import io.templaterunner.http.Header;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What mapping expressions mean for one request. */
final class Evaluator {

    /** API Gateway keeps these to itself: a mapping from the client's header finds nothing. */
    private static final Set<String> BLANK_FROM_CLIENT = caseInsensitive(
            "Connection",
            "Content-Length",
            "Content-MD5",
            "Expect",
            "Server",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade");

    private final GatewayRequest request;
    private final Map<String, String> path;
    private final List<Header> integrationHeaders;

    /**
     * @param path the path parameters, decoded
     * @param integrationHeaders of the backend's answer; none before there is one
     */
    Evaluator(GatewayRequest request, Map<String, String> path, List<Header> integrationHeaders) {
        this.request = request;
        this.path = path;
        this.integrationHeaders = integrationHeaders;
    }

    static Set<String> caseInsensitive(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Arrays.asList(names));
        return set;
    }

    /** The value, if there is one. */
    Optional<String> evaluate(Expression expression) {
        return switch (expression) {
            case Static fixed -> Optional.of(fixed.value());
            case RequestParameter parameter -> parameter(parameter);
            case ResponseHeader header -> Header.find(integrationHeaders, header.name());
            case Context context -> context(context.name());
        };
    }

    private Optional<String> parameter(RequestParameter parameter) {
        return switch (parameter.where()) {
            case HEADER ->
                BLANK_FROM_CLIENT.contains(parameter.name())
                        ? Optional.empty()
                        : Header.find(request.headers(), parameter.name());
            case QUERYSTRING -> query(parameter.name());
            case PATH -> Optional.ofNullable(path.get(parameter.name()));
        };
    }

    /** Whether the client sent it. */
    boolean has(RequestParameter parameter) {
        return parameter(parameter).filter(value -> !value.isEmpty()).isPresent();
    }

    /** The last value of a name, decoded as a form: a plus is a space. */
    private Optional<String> query(String name) {
        return Arrays.stream(request.query().split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .filter(pair -> decode(pair[0]).equals(name))
                .map(pair -> pair.length > 1 ? decode(pair[1]) : "")
                .reduce((_, last) -> last);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    private Optional<String> context(String name) {
        return switch (name) {
            case "requestId", "extendedRequestId" -> Optional.of(request.id());
            case "httpMethod" -> Optional.of(request.method());
            case "stage" -> Optional.of(request.stage());
            case "path" -> Optional.of("/" + request.stage() + request.path());
            case "identity.sourceIp" -> Optional.of("127.0.0.1");
            default -> Optional.empty();
        };
    }
}
