package io.templaterunner.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/** Which resource needs which others first, by {@code DependsOn} and by what its properties refer to. */
public final class Dependencies {

    private final Map<String, Set<String>> direct;

    /**
     * @param direct the logical ids that each resource names
     */
    Dependencies(Map<String, Set<String>> direct) {
        this.direct = direct;
    }

    /** All the resources that certainly stand before this one, near and far. */
    public Set<String> of(String id) {
        Set<String> found = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(direct.getOrDefault(id, Set.of()));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (found.add(next)) {
                open.addAll(direct.getOrDefault(next, Set.of()));
            }
        }
        return found;
    }

    /**
     * The resources in an order in which they can be made: that of the file, where nothing else is asked for.
     *
     * @throws TemplateException if some need each other
     */
    List<Resource> order(Map<String, Resource> resources) {
        Map<String, Resource> ordered = new LinkedHashMap<>();
        resources.values().forEach(resource -> visit(resource, resources, ordered, new LinkedHashSet<>()));
        return List.copyOf(ordered.values());
    }

    private void visit(
            Resource resource,
            Map<String, Resource> resources,
            Map<String, Resource> ordered,
            SequencedSet<String> underWay) {
        if (ordered.containsKey(resource.id())) {
            return;
        }
        if (!underWay.add(resource.id())) {
            List<String> chain = List.copyOf(underWay);
            List<String> cycle = chain.subList(chain.indexOf(resource.id()), chain.size());
            throw new TemplateException(
                    resource.at(), "Circular dependency between resources: [" + String.join(", ", cycle) + "]");
        }
        for (String id : direct.getOrDefault(resource.id(), Set.of())) {
            Resource needed = resources.get(id);
            if (needed != null) {
                visit(needed, resources, ordered, underWay);
            }
        }
        underWay.remove(resource.id());
        ordered.put(resource.id(), resource);
    }
}
