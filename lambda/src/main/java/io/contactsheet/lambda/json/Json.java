package io.contactsheet.lambda.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON (RFC 8259). */
public final class Json {

    private Json() {}

    /**
     * The JSON of a value.
     *
     * @param value maps with text keys, iterables, texts, numbers, booleans and nulls; anything else as its text
     */
    public static String of(@Nullable Object value) {
        StringBuilder json = new StringBuilder();
        write(value, json);
        return json.toString();
    }

    private static void write(@Nullable Object value, StringBuilder json) {
        switch (value) {
            case null -> json.append("null");
            case Map<?, ?> map -> writeMap(map, json);
            case Iterable<?> list -> writeList(list, json);
            case Boolean bool -> json.append(bool);
            case Integer number -> json.append(number);
            case Long number -> json.append(number);
            case Double number when Double.isFinite(number) -> json.append(number);
            default -> writeText(value.toString(), json);
        }
    }

    private static void writeMap(Map<?, ?> map, StringBuilder json) {
        json.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.append(separator);
            writeText(String.valueOf(entry.getKey()), json);
            json.append(':');
            write(entry.getValue(), json);
            separator = ",";
        }
        json.append('}');
    }

    private static void writeList(Iterable<?> list, StringBuilder json) {
        json.append('[');
        String separator = "";
        for (Object value : list) {
            json.append(separator);
            write(value, json);
            separator = ",";
        }
        json.append(']');
    }

    private static void writeText(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                // The last two end a line in JavaScript, which reads some of what is written here.
                default -> {
                    if (c < 0x20 || c == '\u2028' || c == '\u2029') {
                        json.append("\\u").append(hex(c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }

    private static String hex(char c) {
        String digits = Integer.toHexString(c);
        return "0".repeat(4 - digits.length()) + digits;
    }
}
