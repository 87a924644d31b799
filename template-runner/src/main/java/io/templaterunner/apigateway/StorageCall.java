package io.templaterunner.apigateway;

import io.templaterunner.apigateway.Expression.RequestParameter;
import io.templaterunner.apigateway.Integration.Backend.Storage;
import io.templaterunner.http.Header;
import io.templaterunner.stack.StrictReading;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the request to S3 out of a client's request: only what is mapped crosses. */
final class StorageCall {

    /** A mapping to one of these is accepted on import, and fails at run time. */
    private static final Set<String> FORBIDDEN = Evaluator.caseInsensitive(
            "Authorization", "Connection", "Content-Length", "Expect", "Proxy-Authenticate", "TE", "Transfer-Encoding");

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

    private final Storage storage;
    private final Evaluator evaluator;
    private final Set<StrictReading> readings;

    StorageCall(Storage storage, Evaluator evaluator, Set<StrictReading> readings) {
        this.storage = storage;
        this.evaluator = evaluator;
        this.readings = readings;
    }

    /** The request with a body. */
    StorageBackend.Call with(byte[] body) throws GatewayFault {
        if (!readings.contains(StrictReading.PATHS_ARE_NORMALIZED)) {
            return with(path(StorageCall::pathEncoded), query(), body);
        }
        String[] address = path(variable -> variable).split("\\?", 2);
        String begun = address.length == 1
                ? ""
                : percentEncoded(address[1]).replace("%3D", "=").replace("%26", "&");
        String query = Stream.of(begun, query()).filter(part -> !part.isEmpty()).collect(Collectors.joining("&"));
        return with(pathEncoded(DotSegments.resolved(address[0])), query, body);
    }

    private StorageBackend.Call with(String path, String query, byte[] body) throws GatewayFault {
        return new StorageBackend.Call(
                storage.role(), storage.method(), path, query, headers(), body, storage.timeout());
    }

    private String path(UnaryOperator<String> written) throws GatewayFault {
        StringBuilder path = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(storage.path());
        int end = 0;
        while (matcher.find()) {
            path.append(storage.path(), end, matcher.start());
            path.append(written.apply(variable(matcher.group(1))));
            end = matcher.end();
        }
        return path.append(storage.path(), end, storage.path().length()).toString();
    }

    private String variable(String name) throws GatewayFault {
        Expression source = storage.parameters().get(new RequestParameter(Expression.Where.PATH, name));
        return Optional.ofNullable(source)
                .flatMap(evaluator::evaluate)
                .orElseThrow(() -> GatewayFault.configuration("Illegal character in path: {" + name + "} of the uri is"
                        + " not mapped by integration.request.path." + name));
    }

    private String query() {
        List<String> pairs = new ArrayList<>();
        storage.query().ifPresent(pairs::add);
        storage.parameters().forEach((target, source) -> {
            if (target.where() == Expression.Where.QUERYSTRING) {
                evaluator
                        .evaluate(source)
                        .ifPresent(value -> pairs.add(percentEncoded(target.name()) + "=" + queryEncoded(value)));
            }
        });
        return String.join("&", pairs);
    }

    private String queryEncoded(String value) {
        return percentEncoded(readings.contains(StrictReading.PLUS_IN_QUERY_IS_LOST) ? value.replace('+', ' ') : value);
    }

    private List<Header> headers() throws GatewayFault {
        List<Header> headers = new ArrayList<>();
        for (var mapping : storage.parameters().entrySet()) {
            String name = mapping.getKey().name();
            if (mapping.getKey().where() != Expression.Where.HEADER) {
                continue;
            }
            if (FORBIDDEN.contains(name)) {
                throw GatewayFault.configuration("the header " + name + " cannot be mapped");
            }
            Optional<String> value = evaluator.evaluate(mapping.getValue());
            if (value.isPresent()) {
                headers.add(new Header(name, ascii(name, value.get())));
            }
        }
        if (Header.find(headers, "Content-Type").isEmpty()) {
            headers.add(new Header("Content-Type", "application/json"));
        }
        return headers;
    }

    /** It would be signed as one text and sent as another. */
    private static String ascii(String name, String value) throws GatewayFault {
        if (!value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= '~'))) {
            throw GatewayFault.of(
                    GatewayResponseType.BAD_REQUEST_PARAMETERS, "Invalid value of the header " + name + ": not ASCII");
        }
        return value;
    }

    /** S3 reads a plus in a path as a space, so that is what is sent for it. */
    private static String pathEncoded(String key) {
        return percentEncoded(key.replace('+', ' ')).replace("%2F", "/");
    }

    private static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
