package io.templaterunner.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A value of a template, with its place. CloudFormation compares and passes scalars as text, so a number or a boolean is
 * the text that stands in the file. A resolved tree holds {@link Text}, {@link Items} and {@link Fields} only.
 */
public sealed interface Value {

    /** Where it stands. */
    Source at();

    /** A string, a number or a boolean. */
    record Text(Source at, String text) implements Value {}

    /** A list. */
    record Items(Source at, List<Value> values) implements Value {}

    /** A mapping, in the order of the file. */
    record Fields(Source at, Map<String, Value> values) implements Value {

        /** The member of a name, if it is there. */
        public Optional<Value> find(String key) {
            return Optional.ofNullable(values.get(key));
        }

        /** The text of a member, if it is there. */
        public Optional<String> findText(String key) {
            return find(key).map(Value::asText);
        }

        /** The member of a name. */
        public Value get(String key) {
            return find(key).orElseThrow(() -> new TemplateException(at, "required key [" + key + "] not found"));
        }

        /** The member of a name, a mapping; an empty one if it is not there. */
        public Fields fieldsOrEmpty(String key) {
            return find(key).map(Value::asFields).orElseGet(() -> new Fields(at, Map.of()));
        }

        /** The members of a list of this name; none if it is not there. */
        public List<Value> itemsOrEmpty(String key) {
            return find(key).map(Value::asItems).orElse(List.of());
        }
    }

    /** An intrinsic function, such as {@code Fn::Sub}, {@code Ref} or {@code Condition}. */
    record Call(Source at, String function, Value argument) implements Value {}

    /** What {@code AWS::NoValue} leaves: the member that has this value is not there. */
    record Absent(Source at) implements Value {}

    /** Its text, for a scalar. */
    default String asText() {
        if (this instanceof Text text) {
            return text.text;
        }
        throw new TemplateException(at(), "expected type: String, found: " + kind());
    }

    /** Its members, for a list. */
    default List<Value> asItems() {
        if (this instanceof Items items) {
            return items.values;
        }
        throw new TemplateException(at(), "expected type: JSONArray, found: " + kind());
    }

    /** Its members if it is a list, or else itself as the only one: IAM and DependsOn allow both. */
    default List<Value> asItemsOrOne() {
        return this instanceof Items items ? items.values : List.of(this);
    }

    /** Itself, for a mapping. */
    default Fields asFields() {
        if (this instanceof Fields fields) {
            return fields;
        }
        throw new TemplateException(at(), "expected type: JSONObject, found: " + kind());
    }

    /** Its number, for a scalar that is a whole one. */
    default int asInteger() {
        try {
            return Integer.parseInt(asText().strip());
        } catch (NumberFormatException _) {
            throw new TemplateException(at(), "expected type: Integer, found: " + asText());
        }
    }

    /** Its number, for a scalar that is one. */
    default double asNumber() {
        try {
            return Double.parseDouble(asText().strip());
        } catch (NumberFormatException _) {
            throw new TemplateException(at(), "expected type: Number, found: " + asText());
        }
    }

    /** Its truth, for a scalar that is {@code true} or {@code false}. */
    default boolean asBoolean() {
        return switch (asText()) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> throw new TemplateException(at(), "expected type: Boolean, found: " + asText());
        };
    }

    /** The same as strings, lists and maps, as JSON libraries take them. */
    default Object asPlain() {
        return switch (this) {
            case Text text -> text.text;
            case Items items -> items.values.stream().map(Value::asPlain).toList();
            case Fields fields -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                fields.values.forEach((key, value) -> plain.put(key, value.asPlain()));
                yield plain;
            }
            case Call call -> throw new TemplateException(call.at, call.function + " is not allowed here");
            case Absent absent -> throw new TemplateException(absent.at, "Null values are not allowed in templates");
        };
    }

    /** The value that strings, lists and maps make, all at one place; {@link #asPlain()} gives them again. */
    static Value ofPlain(Source at, Object plain) {
        return switch (plain) {
            case Map<?, ?> map -> {
                Map<String, Value> members = new LinkedHashMap<>();
                map.forEach(
                        (key, member) -> members.put(String.valueOf(key), ofPlain(at, Objects.requireNonNull(member))));
                yield new Fields(at, members);
            }
            case List<?> list ->
                new Items(
                        at,
                        list.stream()
                                .map(member -> ofPlain(at, Objects.requireNonNull(member)))
                                .toList());
            default -> new Text(at, plain.toString());
        };
    }

    /** The same with other texts, for a value without functions. */
    default Value withTexts(UnaryOperator<String> other) {
        return switch (this) {
            case Text(Source at, String text) -> new Text(at, other.apply(text));
            case Items(Source at, List<Value> values) ->
                new Items(
                        at, values.stream().map(value -> value.withTexts(other)).toList());
            case Fields(Source at, Map<String, Value> values) -> {
                Map<String, Value> members = new LinkedHashMap<>();
                values.forEach((key, value) -> members.put(key, value.withTexts(other)));
                yield new Fields(at, members);
            }
            case Call call -> call;
            case Absent absent -> absent;
        };
    }

    /** The members of a mapping or a list, or the argument of a function. */
    default List<Value> children() {
        return switch (this) {
            case Text _, Absent _ -> List.of();
            case Items items -> items.values;
            case Fields fields -> new ArrayList<>(fields.values.values());
            case Call call -> List.of(call.argument);
        };
    }

    /** A text in the place of another value, such as the result of a function. */
    static Text text(Source at, String text) {
        return new Text(at, text);
    }

    /** A list of texts in the place of another value. */
    static Items texts(Source at, String... texts) {
        return new Items(
                at, Arrays.stream(texts).<Value>map(text -> new Text(at, text)).toList());
    }

    private String kind() {
        return switch (this) {
            case Text _ -> "String";
            case Items _ -> "JSONArray";
            case Fields _ -> "JSONObject";
            case Call call -> call.function;
            case Absent _ -> "AWS::NoValue";
        };
    }
}
