package io.contactsheet.acceptance.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A node of the template, and how one comes to it.
 *
 * @param path the keys that lead to it; a member of a list is {@code [name]} or {@code [position]}
 * @param key its own, in a mapping
 * @param node itself
 * @param parent that holds it; empty for the root
 */
record Place(List<String> path, Optional<ScalarNode> key, Node node, Optional<Place> parent) {

    static Place root(Node node) {
        return new Place(List.of(), Optional.empty(), node, Optional.empty());
    }

    /** Those that it holds, in the order of the file. */
    List<Place> children() {
        List<Place> children = new ArrayList<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                ScalarNode name = (ScalarNode) tuple.getKeyNode();
                children.add(child(name.getValue(), Optional.of(name), tuple.getValueNode()));
            }
        }
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                children.add(child("[" + named(item, children.size()) + "]", Optional.empty(), item));
            }
        }
        return children;
    }

    private Place child(String step, Optional<ScalarNode> name, Node value) {
        List<String> steps = new ArrayList<>(path);
        steps.add(step);
        return new Place(List.copyOf(steps), name, value, Optional.of(this));
    }

    /** A name outlives the list's other members; a position does not. */
    private static String named(Node item, int position) {
        if (item instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        Place place = root(item);
        return place.text("Name")
                .or(() -> place.text("name"))
                .or(() -> place.text("Id"))
                .or(() -> place.text("Event"))
                .orElseGet(() -> String.valueOf(position));
    }

    /** The member of a name. */
    Optional<Place> find(String name) {
        return children().stream()
                .filter(child -> child.path().getLast().equals(name))
                .findFirst();
    }

    /** The text of a member. */
    Optional<String> text(String name) {
        return find(name).flatMap(Place::text);
    }

    /** Its text, for a scalar. */
    Optional<String> text() {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    /** Whether it is a scalar in quotes. */
    boolean isQuoted() {
        return isQuoted(node);
    }

    static boolean isQuoted(Node node) {
        return node instanceof ScalarNode scalar
                && (scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED
                        || scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED);
    }

    /** Its function, such as {@code Sub}; empty for a plain value. */
    String function() {
        String tag = node.getTag().getValue();
        return tag.startsWith("!") ? tag.substring(1) : "";
    }

    /** The last of its keys. */
    String name() {
        return path.isEmpty() ? "" : path.getLast();
    }

    /** Whether its path is below these keys. */
    boolean below(String... keys) {
        return path.size() > keys.length && path.subList(0, keys.length).equals(List.of(keys));
    }

    /** The key at a depth, from 0 on; empty if the path is not so long. */
    String at(int depth) {
        return depth < path.size() ? path.get(depth) : "";
    }

    /** From 1 on. */
    int line() {
        return key.<Node>map(name -> name)
                        .orElse(node)
                        .getStartMark()
                        .orElseThrow()
                        .getLine()
                + 1;
    }

    /** Such as {@code Resources > Api > Properties}. */
    String pathText() {
        return path.stream().collect(Collectors.joining(" > "));
    }
}
