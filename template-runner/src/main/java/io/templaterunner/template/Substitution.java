package io.templaterunner.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a {@code Fn::Sub}, in its parts.
 *
 * @param parts literal text and names, in order
 */
record Substitution(List<Part> parts) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9:.]+");

    /**
     * @param text the literal text, or the name between the braces
     * @param variable whether it is a name
     */
    record Part(String text, boolean variable) {}

    static Substitution of(Source at, String text) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(text);
        int end = 0;
        while (matcher.find()) {
            parts.add(new Part(text.substring(end, matcher.start()), false));
            parts.add(part(at, matcher.group(1)));
            end = matcher.end();
        }
        parts.add(new Part(text.substring(end), false));
        return new Substitution(parts);
    }

    private static Part part(Source at, String inBraces) {
        if (inBraces.startsWith("!")) {
            return new Part("${" + inBraces.substring(1) + "}", false);
        }
        String name = inBraces.strip();
        if (!NAME.matcher(name).matches()) {
            throw new TemplateException(
                    at,
                    "Template error: variable names in Fn::Sub syntax must contain only alphanumeric characters,"
                            + " underscores, periods, and colons");
        }
        return new Part(name, true);
    }

    /** The names, without the literal text. */
    List<String> names() {
        return parts.stream().filter(Part::variable).map(Part::text).toList();
    }
}
