package io.templaterunner.template;

import io.templaterunner.template.Value.Fields;
import io.templaterunner.template.Value.Items;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A parameter of a template, and what its values must be.
 *
 * @param name its logical id
 * @param declaration its member of the Parameters section
 */
record Parameter(String name, Fields declaration) {

    private static final Set<String> TYPES = Set.of("String", "Number", "List<Number>", "CommaDelimitedList");
    /** What Java takes for a number beside this, such as 0x80 or 99d, is none in a template. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

    private static final Set<String> PROPERTIES = Set.of(
            "Type",
            "Default",
            "AllowedPattern",
            "AllowedValues",
            "ConstraintDescription",
            "Description",
            "MaxLength",
            "MaxValue",
            "MinLength",
            "MinValue",
            "NoEcho");

    /** Checks the declaration itself, and its default. */
    static Parameter declared(String name, Value declaration) {
        Fields fields = declaration.asFields();
        fields.values().forEach((key, value) -> {
            if (!PROPERTIES.contains(key)) {
                throw new TemplateException(
                        value.at(), "Template format error: Invalid template parameter property '" + key + "'");
            }
        });
        Value type = fields.find("Type")
                .orElseThrow(() -> new TemplateException(
                        fields.at(), "Template format error: Every Parameters object must contain a Type member."));
        if (!TYPES.contains(type.asText())) {
            throw new TemplateException(
                    type.at(), "Template format error: Unrecognized parameter type: " + type.asText());
        }
        Parameter parameter = new Parameter(name, fields);
        parameter.pattern();
        fields.find("NoEcho").ifPresent(Value::asBoolean);
        fields.find("Default").ifPresent(value -> parameter.bind(value.at(), value.asText()));
        return parameter;
    }

    /** Its default, if it has one. */
    Optional<Value> defaultValue() {
        return declaration.find("Default").map(value -> bind(value.at(), value.asText()));
    }

    /** Whether its value is a secret, to be shown as stars. */
    boolean secret() {
        return declaration.find("NoEcho").map(Value::asBoolean).orElse(false);
    }

    /** Whether a text is what its default says. */
    boolean isDefault(String text) {
        return declaration.findText("Default").map(text::equals).orElse(false);
    }

    /** Why a text cannot be its value; empty if it can. */
    Optional<String> refusal(String text) {
        try {
            bind(declaration.at(), text);
            return Optional.empty();
        } catch (TemplateException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    /**
     * The value of a text that was given for it: a text, or a list of them.
     *
     * @throws TemplateException if the text breaks a constraint
     */
    Value bind(Source at, String given) {
        String type = declaration.get("Type").asText();
        if (type.equals("String") || type.equals("Number")) {
            return new Value.Text(at, checked(at, given, type.equals("Number")));
        }
        List<String> members = given.isEmpty()
                ? List.of()
                : Arrays.stream(given.split(",", -1)).map(String::strip).toList();
        members.forEach(member -> checked(at, member, type.equals("List<Number>")));
        return new Items(
                at,
                members.stream()
                        .<Value>map(member -> new Value.Text(at, member))
                        .toList());
    }

    private String checked(Source at, String given, boolean number) {
        require(at, allowed(given), "must be one of AllowedValues");
        require(
                at,
                pattern().map(p -> p.matcher(given).matches()).orElse(true),
                "must match pattern " + declaration.findText("AllowedPattern").orElse(""));
        if (number) {
            checkNumber(at, given);
            return given;
        }
        declaration
                .find("MinLength")
                .ifPresent(min -> require(
                        at,
                        given.length() >= min.asInteger(),
                        "must contain at least " + min.asText() + " characters"));
        declaration
                .find("MaxLength")
                .ifPresent(max -> require(
                        at, given.length() <= max.asInteger(), "must contain at most " + max.asText() + " characters"));
        return given;
    }

    private void checkNumber(Source at, String given) {
        if (!NUMBER.matcher(given.strip()).matches()) {
            throw new TemplateException(at, "Parameter '" + name + "' must be a number.");
        }
        double number = Double.parseDouble(given.strip());
        declaration
                .find("MinValue")
                .ifPresent(
                        min -> require(at, number >= min.asNumber(), "must be a number not less than " + min.asText()));
        declaration
                .find("MaxValue")
                .ifPresent(max ->
                        require(at, number <= max.asNumber(), "must be a number not greater than " + max.asText()));
    }

    private boolean allowed(String given) {
        List<Value> allowed = declaration.itemsOrEmpty("AllowedValues");
        return allowed.isEmpty()
                || allowed.stream().anyMatch(value -> value.asText().equals(given));
    }

    private Optional<Pattern> pattern() {
        return declaration.find("AllowedPattern").map(value -> {
            try {
                return Pattern.compile(value.asText());
            } catch (PatternSyntaxException e) {
                throw new TemplateException(
                        value.at(), "Template format error: Invalid AllowedPattern: " + e.getDescription());
            }
        });
    }

    private void require(Source at, boolean fulfilled, String rule) {
        if (!fulfilled) {
            throw new TemplateException(
                    at,
                    declaration
                            .findText("ConstraintDescription")
                            .map(why -> "Parameter " + name + " failed to satisfy constraint: " + why)
                            .orElse("Parameter '" + name + "' " + rule));
        }
    }
}
