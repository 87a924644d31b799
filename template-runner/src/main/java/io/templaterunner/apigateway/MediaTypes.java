package io.templaterunner.apigateway;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An API's binary media types.
 *
 * @param patterns such as {@code image/png}, {@code image/*} or the one for everything
 */
record MediaTypes(List<String> patterns) {

    private static final String EVERYTHING = "*/*";

    MediaTypes {
        patterns = List.copyOf(patterns);
    }

    /** Whether a Content-Type, or the first entry of an Accept header, is one of them. */
    boolean matches(@Nullable String headerValue) {
        if (patterns.contains(EVERYTHING)) {
            return true;
        }
        String type = headerValue == null ? "" : essence(headerValue);
        return patterns.stream().anyMatch(pattern -> matches(pattern.toLowerCase(Locale.ROOT), type));
    }

    private static boolean matches(String pattern, String type) {
        return pattern.endsWith("/*")
                ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                : type.equals(pattern);
    }

    /** The first media type of a header, without its parameters. */
    static String essence(String headerValue) {
        String first = headerValue.split(",", 2)[0];
        return first.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
