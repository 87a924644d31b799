package io.contactsheet.shared.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who has the repository has all that its documents speak of. */
class DocumentsTest {

    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();

    /** A folder of somebody's machine; what programs and services are asked for, such as {@code /photos}, is none. */
    private static final Pattern OF_A_MACHINE = Pattern.compile(
            "(?<![\\w.~}/-])/(home|Users|root|work|workspace|tmp|opt|srv|mnt|media|usr/local)/|[A-Z]:\\\\");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)");
    private static final Pattern OUTSIDE = Pattern.compile("\\.\\./shared\\b(?!/src/)");

    @Test
    void documents_shouldNameNothingOfAMachine() throws IOException {
        assertThat(lines()).hasSizeGreaterThan(500);
        assertThat(lines()).noneMatch(line -> OF_A_MACHINE.matcher(line).find());
        assertThat(lines()).noneMatch(line -> OUTSIDE.matcher(line).find());
    }

    @Test
    void links_shouldLeadToFilesOfTheRepository() throws IOException {
        for (Path document : documents()) {
            List<String> lost = LINK.matcher(Files.readString(document))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.matches("[a-z]+:.*"))
                    .filter(link -> isLost(document.resolveSibling(link).normalize()))
                    .toList();
            assertThat(lost).as("links of %s that lead nowhere", document).isEmpty();
        }
    }

    private static boolean isLost(Path target) {
        return !target.startsWith(REPOSITORY) || !Files.exists(target);
    }

    private static List<String> lines() throws IOException {
        return documents().stream()
                .flatMap(document -> {
                    try {
                        return Files.readAllLines(document).stream().map(line -> document.getFileName() + ": " + line);
                    } catch (IOException unreadable) {
                        throw new java.io.UncheckedIOException(unreadable);
                    }
                })
                .toList();
    }

    /** All under docs, and each module's own. */
    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Stream.concat(Files.walk(REPOSITORY.resolve("docs")), Files.list(REPOSITORY));
                Stream<Path> modules = Files.find(REPOSITORY, 2, (file, _) -> file.endsWith("README.md"))) {
            return Stream.concat(files, modules)
                    .filter(file -> file.toString().endsWith(".md"))
                    .distinct()
                    .collect(Collectors.toList());
        }
    }
}
