package io.contactsheet.shared.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the classes of a module use besides {@code java..}, JSpecify and each other: all of this, and nothing else.
 *
 * @param root the package that all of the module is in, such as {@code io.contactsheet.shared..}
 * @param uses packages of others, as {@link PackageMatcher} reads them
 */
public record ModuleRule(String root, List<String> uses) {

    public ModuleRule(String root, String... uses) {
        this(root, List.of(uses));
    }

    /** @throws AssertionError if the module uses what the rule has not, or the rule has what the module does not use */
    public void check(JavaClasses project) {
        List<Dependency> dependencies = ownOf(project)
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .toList();
        assertThat(dependencies).as("what %s uses", root).isNotEmpty();
        Map<String, String> forbidden = new TreeMap<>();
        Map<String, Boolean> used = new TreeMap<>();
        uses.forEach(allowed -> used.put(allowed, false));
        for (Dependency dependency : dependencies) {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            List<String> matching = Stream.concat(uses.stream(), Stream.of(root, "java..", "org.jspecify.."))
                    .filter(allowed -> matches(allowed, target))
                    .toList();
            if (matching.isEmpty() && !target.isPrimitive()) {
                forbidden.putIfAbsent(target.getPackageName(), dependency.getDescription());
            }
            matching.forEach(allowed -> used.replace(allowed, true));
        }
        assertThat(forbidden).as("what %s may not use", root).isEmpty();
        assertThat(used).as("what %s need not be allowed", root).doesNotContainValue(false);
    }

    private Stream<JavaClass> ownOf(JavaClasses project) {
        return project.stream().filter(type -> matches(root, type));
    }

    /** Whether a class of the project belongs to one of these modules. */
    public static boolean isOfOne(JavaClass type, ModuleRule... rules) {
        return Arrays.stream(rules).anyMatch(rule -> matches(rule.root, type));
    }

    private static boolean matches(String packages, JavaClass type) {
        return PackageMatcher.of(packages).matches(type.getPackageName());
    }
}
