package io.templaterunner.cloudwatch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * One metric of one resource.
 *
 * @param namespace such as {@code AWS/SQS}
 * @param name its name
 * @param dimensions whose metric it is
 */
public record Metric(String namespace, String name, Map<String, String> dimensions) {

    public Metric {
        // In the order of the template, so that what is told of it is always the same.
        dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
    }

    /**
     * Why nobody ever reports it; empty if somebody does.
     *
     * @param names of the metrics that its namespace has
     * @param reported the sets of dimensions by which they are reported
     * @param exists whether a dimension of a name has a value in the stack
     */
    public Optional<String> fault(Set<String> names, List<Set<String>> reported, BiPredicate<String, String> exists) {
        if (!names.contains(name)) {
            return Optional.of(namespace + " has no metric " + name);
        }
        if (!reported.contains(dimensions.keySet())) {
            return Optional.of(namespace + " reports " + name + " by "
                    + String.join(
                            ", or by ", reported.stream().map(Metric::words).toList()) + ", and not by "
                    + (dimensions.isEmpty() ? "nothing" : words(dimensions.keySet())));
        }
        return dimensions.entrySet().stream()
                .filter(dimension -> !exists.test(dimension.getKey(), dimension.getValue()))
                .findFirst()
                .map(dimension -> "this stack has no " + dimension.getKey() + " “" + dimension.getValue() + "”");
    }

    private static String words(Set<String> names) {
        return String.join(" and ", new TreeSet<>(names));
    }

    @Override
    public String toString() {
        return namespace + " " + name + " " + dimensions;
    }
}
