package io.contactsheet.desktop.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Classes that need each other, directly or by way of others, are one class in several files. */
class ClassCirclesTest {

    private static final String ROOT = "io.contactsheet.desktop";

    private final Map<String, Set<String>> uses = uses();

    @Test
    void classes_shouldNotGoRoundInCircles() {
        assertThat(uses).hasSizeGreaterThan(100);
        assertThat(circles()).isEmpty();
    }

    private Set<Set<String>> circles() {
        Map<String, Set<String>> reached = new HashMap<>();
        uses.keySet().forEach(name -> reached.put(name, reachedFrom(name)));
        Set<Set<String>> circles = new HashSet<>();
        uses.keySet().stream()
                .filter(name -> reached.get(name).contains(name))
                .forEach(name -> circles.add(reached.get(name).stream()
                        .filter(other -> reached.get(other).contains(name))
                        .collect(toCollection(TreeSet::new))));
        return circles;
    }

    private Set<String> reachedFrom(String name) {
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

    /** Of each class in a file of its own, those that it uses. */
    private static Map<String, Set<String>> uses() {
        Map<String, Set<String>> uses = new HashMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(ROOT)) {
            Set<String> used = uses.computeIfAbsent(name(type), _ -> new HashSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .map(JavaClass::getBaseComponentType)
                    .filter(target -> target.getName().startsWith(ROOT + "."))
                    .map(ClassCirclesTest::name)
                    .filter(target -> !target.equals(name(type)))
                    .forEach(used::add);
        }
        return uses;
    }

    private static String name(JavaClass type) {
        return type.getName().substring(ROOT.length() + 1).replaceFirst("\\$.*", "");
    }
}
