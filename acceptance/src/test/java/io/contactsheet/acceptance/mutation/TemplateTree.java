package io.contactsheet.acceptance.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The template's text, edited at places of its tree. Lines keep their numbers, but for those below an added one. */
final class TemplateTree {

    private final String text;
    private final List<String> lines;

    TemplateTree(String text) {
        this.text = text;
        this.lines = text.lines().toList();
    }

    Place root() {
        return Place.root(
                new Compose(LoadSettings.builder().build()).composeString(text).orElseThrow());
    }

    /** Without a member of a mapping or a list. What becomes empty is an empty one. */
    String without(Place place) {
        Place parent = place.parent().orElseThrow();
        List<Place> siblings = parent.children();
        if (siblings.size() == 1 || isFlow(parent.node())) {
            return with(
                    parent,
                    rendered(
                            parent,
                            siblings.stream()
                                    .filter(sibling -> sibling.node() != place.node())
                                    .toList()));
        }
        List<String> edited = new ArrayList<>(lines);
        for (int line = place.line() - 1; line <= lastLine(place.node()); line++) {
            edited.set(line, line == place.line() - 1 ? dash(place) : "");
        }
        return joined(edited);
    }

    /** The first member of a mapping in a list shares its line with the list's dash, which stays. */
    private String dash(Place place) {
        int column = place.key()
                .<Node>map(key -> key)
                .map(key -> key.getStartMark().orElseThrow().getColumn())
                .orElse(0);
        return lines.get(place.line() - 1).substring(0, column).stripTrailing();
    }

    /** With other text, on one line, in the place of a value. */
    String with(Place place, String flow) {
        Node node = place.node();
        if (!isFlow(node) && node instanceof CollectionNode<?>) {
            return withBlock(place, flow);
        }
        int start = index(node.getStartMark().orElseThrow().getIndex());
        int end = index(node.getEndMark().orElseThrow().getIndex());
        String before = text.substring(0, start);
        String after = text.substring(end);
        // A folded text ends where the next line begins.
        return before + flow + (text.substring(start, end).endsWith("\n") ? "\n" : "") + after;
    }

    /** A block's lines become one, after its key or its dash. */
    private String withBlock(Place place, String flow) {
        List<String> edited = new ArrayList<>(lines);
        int first = place.line() - 1;
        int from = place.node().getStartMark().orElseThrow().getLine();
        int indent = place.node().getStartMark().orElseThrow().getColumn();
        for (int line = from; line <= lastLine(place.node()); line++) {
            edited.set(line, line == from ? lines.get(line).substring(0, indent) : "");
        }
        if (from == first) {
            edited.set(first, edited.get(first) + flow);
        } else {
            String head = lines.get(first);
            edited.set(first, head + (head.endsWith(" ") ? "" : " ") + flow);
        }
        return joined(edited);
    }

    /** With another key. */
    String renamed(Place place, String key) {
        return keyed(place, quoted(key));
    }

    /** With its key without quotes. */
    String unquoted(Place place) {
        return keyed(place, place.name());
    }

    private String keyed(Place place, String key) {
        ScalarNode node = place.key().orElseThrow();
        int start = index(node.getStartMark().orElseThrow().getIndex());
        int end = index(node.getEndMark().orElseThrow().getIndex());
        return text.substring(0, start) + key + text.substring(end);
    }

    /** With one more member in a mapping, or in a list if it has no key. */
    String adding(Place collection, String member) {
        if (isFlow(collection.node()) || collection.children().isEmpty()) {
            String flow = rendered(collection, collection.children());
            String inside = flow.substring(flow.indexOf(first(flow)) + 1, flow.length() - 1);
            return with(
                    collection,
                    first(flow) + inside + (inside.isBlank() ? "" : ", ") + member + flow.substring(flow.length() - 1));
        }
        List<String> edited = new ArrayList<>(lines);
        Place first = collection.children().getFirst();
        int at = first.line() - 1;
        int indent = collection.node().getStartMark().orElseThrow().getColumn();
        String dash = first.key().isEmpty() ? "- " : "";
        edited.set(
                at,
                lines.get(at).substring(0, indent) + dash + member + "\n" + " ".repeat(indent)
                        + lines.get(at).substring(indent));
        return joined(edited);
    }

    private static String first(String flow) {
        return flow.substring(0, 1);
    }

    private static String rendered(Place collection, List<Place> members) {
        boolean list = collection.node() instanceof org.snakeyaml.engine.v2.nodes.SequenceNode;
        String tag = collection.function().isEmpty() ? "" : "!" + collection.function() + " ";
        return tag
                + members.stream()
                        .map(member -> member.key()
                                        .map(key -> quoted(key.getValue()) + ": ")
                                        .orElse("")
                                + rendered(member))
                        .collect(Collectors.joining(", ", list ? "[" : "{", list ? "]" : "}"));
    }

    /** A value on one line. */
    static String rendered(Place place) {
        if (place.node() instanceof ScalarNode scalar) {
            String tag = place.function().isEmpty() ? "" : "!" + place.function() + " ";
            return tag + quoted(scalar.getValue());
        }
        return rendered(place, place.children());
    }

    /** A text as YAML and JSON both read it. */
    static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private static boolean isFlow(Node node) {
        return node instanceof CollectionNode<?> collection && collection.getFlowStyle() == FlowStyle.FLOW;
    }

    /** From 0 on. A block's own end mark stands after the comments that follow it. */
    private static int lastLine(Node node) {
        List<Place> children = Place.root(node).children();
        if (!isFlow(node) && !children.isEmpty()) {
            return lastLine(children.getLast().node());
        }
        var end = node.getEndMark().orElseThrow();
        return end.getColumn() == 0 ? end.getLine() - 1 : end.getLine();
    }

    /** Marks count code points. */
    private int index(int codePoints) {
        return text.offsetByCodePoints(0, codePoints);
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
