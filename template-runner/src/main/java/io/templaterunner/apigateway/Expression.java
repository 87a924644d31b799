package io.templaterunner.apigateway;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The right side of a parameter mapping.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html">Parameter
 *     mapping</a>
 */
sealed interface Expression {

    /** A value in inner quotes. */
    record Static(String value) implements Expression {}

    /**
     * A parameter of the client's request.
     *
     * @param where header, querystring or path
     * @param name as it is declared
     */
    record RequestParameter(Where where, String name) implements Expression {

        /** As mappings write it, such as {@code method.request.header.Range}. */
        @Override
        public String toString() {
            return "method.request." + where.word() + "." + name;
        }
    }

    /** A header of the integration's answer. */
    record ResponseHeader(String name) implements Expression {}

    /** Something that API Gateway knows of the request, such as {@code requestId}. */
    record Context(String name) implements Expression {}

    /** Where a parameter stands. */
    enum Where {
        HEADER,
        QUERYSTRING,
        PATH;

        String word() {
            return switch (this) {
                case HEADER -> "header";
                case QUERYSTRING -> "querystring";
                case PATH -> "path";
            };
        }

        static Where of(String word) {
            return switch (word) {
                case "header" -> HEADER;
                case "querystring" -> QUERYSTRING;
                case "path" -> PATH;
                default -> throw new IllegalArgumentException(word);
            };
        }
    }

    /** Reads an expression; empty for what is none. */
    static Optional<Expression> parse(String text) {
        if (text.length() >= 2 && text.startsWith("'") && text.endsWith("'")) {
            return Optional.of(new Static(text.substring(1, text.length() - 1)));
        }
        Matcher request = Patterns.REQUEST.matcher(text);
        if (request.matches()) {
            return Optional.of(new RequestParameter(Where.of(request.group(1)), request.group(2)));
        }
        Matcher response = Patterns.RESPONSE.matcher(text);
        if (response.matches()) {
            return Optional.of(new ResponseHeader(response.group(1)));
        }
        return text.startsWith("context.")
                ? Optional.of(new Context(text.substring("context.".length())))
                : Optional.empty();
    }

    /** Where the left side of a mapping points: a part of the integration's request. */
    static Optional<RequestParameter> target(String text) {
        Matcher matcher = Patterns.TARGET.matcher(text);
        return matcher.matches()
                ? Optional.of(new RequestParameter(Where.of(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    /** The patterns of the forms that exist. */
    final class Patterns {
        private static final String NAME = "([A-Za-z0-9._$-]+)";
        private static final Pattern REQUEST =
                Pattern.compile("method\\.request\\.(header|querystring|path)\\." + NAME);
        private static final Pattern RESPONSE = Pattern.compile("integration\\.response\\.header\\." + NAME);
        private static final Pattern TARGET =
                Pattern.compile("integration\\.request\\.(header|querystring|path)\\." + NAME);

        private Patterns() {}
    }
}
