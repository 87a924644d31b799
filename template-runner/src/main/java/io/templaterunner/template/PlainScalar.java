package io.templaterunner.template;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A scalar without quotes, as the YAML 1.1 of CloudFormation reads it: {@code no} is a boolean, {@code 010} is eight, and
 * an account id that begins with a zero is another number.
 *
 * @param text as it stands in the template
 * @see <a href="https://yaml.org/type/">the types of YAML 1.1</a>
 */
record PlainScalar(String text) {

    private static final Pattern NULL = Pattern.compile("~|null|Null|NULL|");
    private static final Pattern TRUE = Pattern.compile("yes|Yes|YES|true|True|TRUE|on|On|ON");
    private static final Pattern FALSE = Pattern.compile("no|No|NO|false|False|FALSE|off|Off|OFF");
    private static final Pattern OCTAL = Pattern.compile("0[0-7]{1,20}");
    private static final Pattern LEADING_ZERO = Pattern.compile("0[0-9]+");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?");

    boolean isNull() {
        return NULL.matcher(text).matches();
    }

    /** What CloudFormation makes of it where a string is wanted. */
    String value() {
        if (TRUE.matcher(text).matches()) {
            return "true";
        }
        if (FALSE.matcher(text).matches()) {
            return "false";
        }
        if (OCTAL.matcher(text).matches()) {
            return String.valueOf(Long.parseLong(text, 8));
        }
        return LEADING_ZERO.matcher(text).matches() ? String.valueOf(Double.parseDouble(text)) : text;
    }

    /** As what it is read where it is no string, such as {@code numeric [200]}. */
    Optional<String> otherThanString() {
        if (isNull()) {
            return Optional.of("null");
        }
        if (TRUE.matcher(text).matches() || FALSE.matcher(text).matches()) {
            return Optional.of("boolean [" + value() + "]");
        }
        return NUMBER.matcher(text).matches() ? Optional.of("numeric [" + value() + "]") : Optional.empty();
    }
}
