package io.templaterunner.lambda;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what a function, a version of it or an alias is addressed.
 *
 * @param name of the function
 * @param qualifier a version or an alias; {@link #LATEST} for the function itself
 */
public record FunctionName(String name, String qualifier) {

    static final String LATEST = "$LATEST";

    private static final Pattern FORM = Pattern.compile(
            "(?:arn:[^:]+:lambda:[^:]+:\\d{12}:function:)?([A-Za-z0-9_-]{1,64})(?::([$A-Za-z0-9_-]+))?");

    /** Reads a name or an ARN, with a qualifier or without. */
    static Optional<FunctionName> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new FunctionName(matcher.group(1), matcher.group(2) == null ? LATEST : matcher.group(2)))
                : Optional.empty();
    }
}
