package io.templaterunner.apigateway;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line of an access log: a text with {@code $context} variables. One without a value is a dash.
 *
 * @param text in one line
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html">Logging of REST APIs</a>
 */
public record AccessLogFormat(String text) {

    private static final Pattern VARIABLE = Pattern.compile("\\$context\\.([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*)");

    /** The names of its variables, such as {@code integration.status}. */
    public List<String> variables() {
        return VARIABLE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** The line for a request. */
    public String line(Map<String, String> values) {
        return VARIABLE.matcher(text.strip())
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "-")));
    }
}
