package io.templaterunner.apigateway;

import io.templaterunner.apigateway.Expression.Context;
import io.templaterunner.apigateway.Expression.RequestParameter;
import io.templaterunner.apigateway.Expression.ResponseHeader;
import io.templaterunner.apigateway.Expression.Static;
import io.templaterunner.http.Header;
import io.templaterunner.stack.StrictReading;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
            "Max-Forwards",
            "Proxy-Authenticate",
            "Server",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade",
            "WWW-Authenticate");

    /** As S3 spells its own; all others of S3 begin with {@code x-amz-} and are in small letters. */
    private static final Set<String> SPELT_BY_S3 = Set.of(
            "Accept-Ranges",
            "Cache-Control",
            "Content-Disposition",
            "Content-Encoding",
            "Content-Language",
            "Content-Length",
            "Content-Range",
            "Content-Type",
            "Date",
            "ETag",
            "Expires",
            "Last-Modified",
            "Location",
            "Server");

    private final GatewayRequest request;
    private final Map<String, String> path;
    private final List<Header> integrationHeaders;
    private final Set<StrictReading> readings;

    /**
     * @param path the path parameters, decoded
     * @param integrationHeaders of the backend's answer; none before there is one
     */
    Evaluator(
            GatewayRequest request,
            Map<String, String> path,
            List<Header> integrationHeaders,
            Set<StrictReading> readings) {
        this.readings = readings;
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
            case Static fixed -> Optional.of(fixed(fixed.value()));
            case RequestParameter parameter -> parameter(parameter);
            case ResponseHeader header -> ofStorage(header.name());
            case Context context -> context(context.name());
        };
    }

    private String fixed(String value) {
        return readings.contains(StrictReading.INNER_QUOTES_ARE_LOST) ? value.replaceAll("^'+|'+$", "") : value;
    }

    private Optional<String> ofStorage(String name) {
        boolean spelt = ignoresCase() || SPELT_BY_S3.contains(name) || name.matches("x-amz-[a-z0-9-]+");
        return spelt ? Header.find(integrationHeaders, name) : Optional.empty();
    }

    private Optional<String> ofClient(String name) {
        boolean spelt = ignoresCase() || name.equals(name.toLowerCase(Locale.ROOT));
        return spelt ? Header.find(request.headers(), name) : Optional.empty();
    }

    private boolean ignoresCase() {
        return !readings.contains(StrictReading.HEADER_NAMES_ARE_CASE_SENSITIVE);
    }

    private Optional<String> parameter(RequestParameter parameter) {
        return switch (parameter.where()) {
            case HEADER -> BLANK_FROM_CLIENT.contains(parameter.name()) ? Optional.empty() : ofClient(parameter.name());
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
