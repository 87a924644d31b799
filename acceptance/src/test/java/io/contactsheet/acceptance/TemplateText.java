package io.contactsheet.acceptance;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a template in block style, to be edited by the path of a member, such as {@code Resources, Api, Type}. Every
 * edit makes a new one.
 */
record TemplateText(List<String> lines) {

    static TemplateText of(String text) {
        return new TemplateText(text.lines().toList());
    }

    /** Without a member and all that is in it. */
    TemplateText without(String... path) {
        int line = find(path);
        return replaced(line, end(line), List.of());
    }

    /** With another value, in one line, for a member. */
    TemplateText with(String value, String... path) {
        int line = find(path);
        String key = lines.get(line).substring(0, lines.get(line).indexOf(':', indent(line)) + 1);
        return replaced(line, end(line), List.of(keyOf(lines.get(line), key) + " " + value));
    }

    /** With a line more, as the first member of a mapping. */
    TemplateText adding(String member, String... path) {
        int line = find(path);
        int indent = indent(line + 1);
        return replaced(line + 1, line + 1, List.of(" ".repeat(indent) + member));
    }

    /** With a text replaced wherever it stands in a member. */
    TemplateText replacing(String text, String replacement, String... path) {
        int line = find(path);
        List<String> edited = lines.subList(line, end(line)).stream()
                .map(each -> each.replace(text, replacement))
                .toList();
        return replaced(line, end(line), edited);
    }

    /** Without the lines of a member that hold a text. */
    TemplateText withoutLines(String text, String... path) {
        int line = find(path);
        List<String> edited = lines.subList(line, end(line)).stream()
                .filter(each -> !each.contains(text))
                .toList();
        return replaced(line, end(line), edited);
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    private int find(String... path) {
        int from = 0;
        int to = lines.size();
        int found = -1;
        for (String key : path) {
            found = findKey(key, from, to);
            from = found + 1;
            to = end(found);
        }
        return found;
    }

    private int findKey(String key, int from, int to) {
        int indent = -1;
        for (int line = from; line < to; line++) {
            if (isBlank(line)) {
                continue;
            }
            indent = indent < 0 ? indent(line) : indent;
            String text = lines.get(line).strip();
            if (indent(line) == indent && (text.startsWith(key + ":") || text.startsWith("'" + key + "':"))) {
                return line;
            }
        }
        throw new AssertionError("The template has no " + key + " between lines " + (from + 1) + " and " + to + ".");
    }

    /** The line after the last of a member: the next that is not indented further. */
    private int end(int line) {
        int end = line + 1;
        int lastOfMember = end;
        while (end < lines.size() && (isBlank(end) || indent(end) > indent(line))) {
            end++;
            lastOfMember = isBlank(end - 1) ? lastOfMember : end;
        }
        return lastOfMember;
    }

    private boolean isBlank(int line) {
        String text = lines.get(line).strip();
        return text.isEmpty() || text.startsWith("#");
    }

    private int indent(int line) {
        return lines.get(line).length() - lines.get(line).stripLeading().length();
    }

    /** A quoted key may hold a colon itself; the template's do not. */
    private static String keyOf(String line, String upToFirstColon) {
        int afterQuote = line.indexOf("':");
        return line.strip().startsWith("'") && afterQuote > 0 ? line.substring(0, afterQuote + 2) : upToFirstColon;
    }

    private TemplateText replaced(int from, int to, List<String> edited) {
        List<String> result = new ArrayList<>(lines.subList(0, from));
        result.addAll(edited);
        result.addAll(lines.subList(to, lines.size()));
        return new TemplateText(result);
    }
}
