package io.templaterunner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The library runs templates of any kind of system. What a sentence says of one kind belongs to whoever embeds it. */
class NoWordOfAProductTest {

    /** The one that it was made for. Its group id stands in the POM, and in no code. */
    private static final Pattern PRODUCT =
            Pattern.compile("galler|photo|thumbnail|album|contact.?sheet", Pattern.CASE_INSENSITIVE);

    @Test
    void mainCodeAndResources_shouldNameNone() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            List<Path> sources = files.filter(Files::isRegularFile).toList();
            assertThat(sources).hasSizeGreaterThan(200);
            assertThat(sources.stream().flatMap(NoWordOfAProductTest::lines)).isEmpty();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> PRODUCT.matcher(line).find())
                    .map(line -> file + ": " + line.strip());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void pom_shouldDependOnNoModuleOfTheProduct() throws IOException {
        String dependencies = Files.readString(Path.of("pom.xml")).replaceFirst("(?s).*?<dependencies>", "");

        assertThat(dependencies).contains("s3proxy").doesNotContain("io.contactsheet");
    }
}
