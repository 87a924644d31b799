package io.templaterunner.apigateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the method for a path: a fixed segment goes before a parameter, and that before a greedy one. */
final class Routing {

    private final Node root = new Node();

    /**
     * What was found.
     *
     * @param method the method
     * @param path its path parameters, decoded
     */
    record Match(Method method, Map<String, String> path) {}

    private static final class Node {
        private final Map<String, Node> fixed = new HashMap<>();
        private final Map<String, Method> methods = new HashMap<>();
        private @Nullable Node parameter;
        private @Nullable Node greedy;
        private String name = "";
    }

    Routing(List<Method> methods) {
        methods.forEach(this::add);
    }

    private void add(Method method) {
        Node node = root;
        for (String segment : segments(method.resource())) {
            node = child(node, segment);
        }
        node.methods.put(method.name(), method);
    }

    /** The segments of a resource's path; none for the root. */
    static List<String> segments(String resource) {
        return List.of(resource.split("/")).stream()
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    private static Node child(Node node, String segment) {
        if (!segment.startsWith("{")) {
            return node.fixed.computeIfAbsent(segment, _ -> new Node());
        }
        boolean greedy = segment.endsWith("+}");
        Node child = greedy ? node.greedy : node.parameter;
        if (child == null) {
            child = new Node();
            child.name = segment.substring(1, segment.length() - (greedy ? 2 : 1));
            if (greedy) {
                node.greedy = child;
            } else {
                node.parameter = child;
            }
        }
        return child;
    }

    /** The method for a request. */
    Match find(GatewayRequest request) throws GatewayFault {
        List<String> segments = request.segments();
        if (!segments.isEmpty() && segments.getLast().isEmpty()) {
            segments = segments.subList(0, segments.size() - 1);
        }
        return find(root, segments, request.method(), new LinkedHashMap<>())
                .orElseThrow(() -> GatewayFault.of(
                        GatewayResponseType.MISSING_AUTHENTICATION_TOKEN, "Missing Authentication Token"));
    }

    private static Optional<Match> find(Node node, List<String> rest, String method, Map<String, String> path) {
        if (rest.isEmpty()) {
            Method found = node.methods.getOrDefault(method, node.methods.get("ANY"));
            return Optional.ofNullable(found).map(m -> new Match(m, Map.copyOf(path)));
        }
        // A resource that fits better hides the others, even where it lacks the method.
        String first = decode(rest.getFirst());
        Node fixed = node.fixed.get(first);
        if (fixed != null && reaches(fixed, rest.subList(1, rest.size()))) {
            return find(fixed, rest.subList(1, rest.size()), method, path);
        }
        Node parameter = node.parameter;
        if (parameter != null && !first.isEmpty() && reaches(parameter, rest.subList(1, rest.size()))) {
            path.put(parameter.name, first);
            return find(parameter, rest.subList(1, rest.size()), method, path);
        }
        Node greedy = node.greedy;
        if (greedy == null) {
            return Optional.empty();
        }
        path.put(greedy.name, rest.stream().map(Routing::decode).collect(Collectors.joining("/")));
        return find(greedy, List.of(), method, path);
    }

    /** Whether there is a resource for the rest of the path below a node. */
    private static boolean reaches(Node node, List<String> rest) {
        if (rest.isEmpty()) {
            return !node.methods.isEmpty();
        }
        List<String> below = rest.subList(1, rest.size());
        Node fixed = node.fixed.get(decode(rest.getFirst()));
        return node.greedy != null
                || (fixed != null && reaches(fixed, below))
                || (node.parameter != null && reaches(node.parameter, below));
    }

    /** Percent-decodes; a plus in a path is a plus. What is no encoding stays as it is. */
    static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return segment;
        }
    }
}
