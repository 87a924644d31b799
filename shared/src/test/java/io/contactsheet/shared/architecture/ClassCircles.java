package io.contactsheet.shared.architecture;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Classes that need each other, directly or by way of others, are one class in several files. */
public final class ClassCircles {

    private ClassCircles() {}

    /**
     * Those among the classes of a package and all below it, a class being what has a file of its own.
     *
     * @return of each circle the names of its classes without the package's, in the order of the alphabet
     */
    public static Set<Set<String>> of(JavaClasses project, String root) {
        Map<String, Set<String>> uses = uses(project, root + ".");
        if (uses.isEmpty()) {
            throw new IllegalArgumentException("There is no class in " + root + ".");
        }
        Map<String, Set<String>> reached = new HashMap<>();
        uses.keySet().forEach(name -> reached.put(name, reachedFrom(name, uses)));
        Set<Set<String>> circles = new HashSet<>();
        uses.keySet().stream()
                .filter(name -> reached.get(name).contains(name))
                .forEach(name -> circles.add(reached.get(name).stream()
                        .filter(other -> reached.get(other).contains(name))
                        .collect(toCollection(TreeSet::new))));
        return circles;
    }

    private static Set<String> reachedFrom(String name, Map<String, Set<String>> uses) {
        Set<String> reached = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(uses.get(name));
        while (!next.isEmpty()) {
            String one = next.remove();
            if (reached.add(one)) {
                next.addAll(uses.getOrDefault(one, Set.of()));
            }
        }
        return reached;
    }

    private static Map<String, Set<String>> uses(JavaClasses project, String root) {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass type : project) {
            if (!type.getName().startsWith(root)) {
                continue;
            }
            Set<String> used = uses.computeIfAbsent(name(type, root), _ -> new HashSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .map(JavaClass::getBaseComponentType)
                    .filter(target -> target.getName().startsWith(root))
                    .map(target -> name(target, root))
                    .filter(target -> !target.equals(name(type, root)))
                    .forEach(used::add);
        }
        return uses;
    }

    private static String name(JavaClass type, String root) {
        return type.getName().substring(root.length()).replaceFirst("\\$.*", "");
    }
}
