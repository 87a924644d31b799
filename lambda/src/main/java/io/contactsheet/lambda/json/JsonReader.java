package io.contactsheet.lambda.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259): objects as maps, arrays as lists, numbers as they are written, the rest as what Java has for
 * it.
 *
 * <p>It is not strict with numbers. A library would be; but those that the function carries with it take a tenth of a
 * cold start to load.
 */
public final class JsonReader {

    /** Deeper than any event, and not so deep that the stack would overflow. */
    private static final int DEEPEST = 500;

    /** A number in the text that it was written in. */
    public record Numeral(String text) {}

    private final String json;
    private int at;
    private int depth;

    private JsonReader(String json) {
        this.json = json;
    }

    /**
     * The value of a whole text.
     *
     * @return a map, a list, a text, a {@link Numeral}, a boolean or null
     * @throws IllegalArgumentException saying what is wrong and where, if it is not JSON
     */
    public static @Nullable Object read(String json) {
        JsonReader reader = new JsonReader(json);
        Object value = reader.value();
        if (reader.next() != 0) {
            throw reader.unexpected("the end");
        }
        return value;
    }

    private @Nullable Object value() {
        return switch (next()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> text();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> numeral();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        enter();
        while (next() != '}') {
            if (!members.isEmpty()) {
                expect(',');
            }
            next();
            String name = text();
            expect(':');
            members.put(name, value());
        }
        leave();
        return members;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> elements = new ArrayList<>();
        enter();
        while (next() != ']') {
            if (!elements.isEmpty()) {
                expect(',');
            }
            elements.add(value());
        }
        leave();
        return elements;
    }

    private void enter() {
        at++;
        if (++depth > DEEPEST) {
            throw unexpected("less nesting");
        }
    }

    private void leave() {
        at++;
        depth--;
    }

    private String text() {
        if (at == json.length() || json.charAt(at) != '"') {
            throw unexpected("\"");
        }
        int end = ++at;
        while (end < json.length() && json.charAt(end) != '"' && json.charAt(end) != '\\') {
            end++;
        }
        if (end < json.length() && json.charAt(end) == '"') {
            String plain = json.substring(at, end);
            at = end + 1;
            return plain;
        }
        return escapedText();
    }

    private String escapedText() {
        StringBuilder text = new StringBuilder();
        while (at < json.length()) {
            char c = json.charAt(at++);
            if (c == '"') {
                return text.toString();
            }
            text.append(c == '\\' ? escaped() : c);
        }
        throw unexpected("\"");
    }

    private char escaped() {
        char c = at < json.length() ? json.charAt(at++) : 0;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw unexpected("an escape");
        };
    }

    private char unicode() {
        int end = at + 4;
        if (end > json.length()) {
            throw unexpected("four digits");
        }
        try {
            int code = Integer.parseInt(json, at, end, 16);
            at = end;
            return (char) code;
        } catch (NumberFormatException noHex) {
            throw unexpected("four digits");
        }
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!json.startsWith(word, at)) {
            throw unexpected(word);
        }
        at += word.length();
        return value;
    }

    private Numeral numeral() {
        int start = at;
        while (at < json.length() && "+-.0123456789eE".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        if (at == start) {
            throw unexpected("a value");
        }
        return new Numeral(json.substring(start, at));
    }

    private void expect(char c) {
        if (next() != c) {
            throw unexpected(String.valueOf(c));
        }
        at++;
    }

    /** Skips white space; the character behind it, or 0 at the end. */
    private char next() {
        while (at < json.length() && " \t\n\r".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        return at < json.length() ? json.charAt(at) : 0;
    }

    private IllegalArgumentException unexpected(String expected) {
        return new IllegalArgumentException(
                "This is not JSON: at character " + at + " there should be " + expected + ".");
    }
}
