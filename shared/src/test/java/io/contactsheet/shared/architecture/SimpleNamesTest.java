package io.contactsheet.shared.architecture;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who reads the name of a class in a message or a log must not have to ask which one: tests and programs alike. */
class SimpleNamesTest {

    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();

    static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(REPOSITORY)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(REPOSITORY::relativize)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void modules_shouldAllBeLookedAt() throws IOException {
        assertThat(modules()).contains(Path.of("benchmarks"), Path.of("desktop-client"), Path.of("release"));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void eachModule_shouldGiveANameToOneClass(Path module) throws IOException {
        try (Stream<Path> files = Files.find(
                REPOSITORY.resolve(module),
                Integer.MAX_VALUE,
                (file, _) -> file.toString().endsWith(".java") && isSource(file))) {
            Map<String, List<Path>> byName =
                    files.collect(groupingBy(file -> file.getFileName().toString()));
            byName.remove("package-info.java");
            assertThat(byName.values()).allMatch(same -> same.size() == 1);
        }
    }

    /** And nothing that a build made. */
    private static boolean isSource(Path file) {
        return !REPOSITORY.relativize(file).subpath(1, 2).equals(Path.of("target"));
    }
}
