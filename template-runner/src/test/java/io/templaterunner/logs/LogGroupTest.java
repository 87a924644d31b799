package io.templaterunner.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogGroupTest {

    private static final String NAME = "/aws/apigateway/gallery";

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-23T23:59:00Z");

    private LogFiles files(int maxBytes) {
        return new LogFiles(folder, NAME, OptionalInt.of(2), () -> now, maxBytes);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void lines_shouldStandInTheFileOfTheirDay() throws IOException {
        LogFiles files = files(1000);
        files.append("one");
        now = now.plus(Duration.ofMinutes(2));
        files.append("two");
        files.append("three");

        assertThat(folder.resolve("aws~apigateway~gallery.2026-11-23.01.log")).hasContent("one\n");
        assertThat(folder.resolve("aws~apigateway~gallery.2026-11-24.01.log")).hasContent("two\nthree\n");
    }

    @Test
    void days_shouldGoWhenTheyAreOver() throws IOException {
        LogFiles files = files(1000);
        Files.writeString(folder.resolve("aws~apigateway~other.2020-01-01.01.log"), "of another group");
        for (int day = 0; day < 5; day++) {
            files.append("day " + day);
            now = now.plus(Duration.ofDays(1));
        }

        assertThat(names())
                .containsExactly(
                        "aws~apigateway~gallery.2026-11-25.01.log",
                        "aws~apigateway~gallery.2026-11-26.01.log",
                        "aws~apigateway~gallery.2026-11-27.01.log",
                        "aws~apigateway~other.2020-01-01.01.log");
    }

    @Test
    void groupOfManyLines_shouldStayBounded() throws IOException {
        LogFiles files = files(100);
        for (int line = 0; line < 1000; line++) {
            files.append("line %03d".formatted(line));
        }

        assertThat(names()).hasSizeBetween(9, 11).last().isEqualTo("aws~apigateway~gallery.2026-11-23.84.log");
        assertThat(folder.resolve("aws~apigateway~gallery.2026-11-23.84.log"))
                .content()
                .endsWith("line 999\n");
    }

    @Test
    void lineThatWasCutOff_shouldNotSpoilTheNext() throws IOException {
        Path file = folder.resolve("aws~apigateway~gallery.2026-11-23.01.log");
        Files.writeString(file, "whole\nhal");
        files(1000).append("next");

        assertThat(file).hasContent("whole\nhal\nnext\n");
    }

    @Test
    void groupThatIsClosed_shouldHaveWrittenAllThatItTook() throws IOException {
        try (LogGroup group = new LogGroup(folder, NAME, OptionalInt.empty(), () -> now)) {
            IntStream.range(0, 500).forEach(line -> group.append("line " + line));
        }

        assertThat(folder.resolve("aws~apigateway~gallery.2026-11-23.01.log"))
                .content()
                .hasLineCount(500)
                .endsWith("line 499\n");
    }

    @Test
    void groupThatIsCleared_shouldLeaveOthersAlone() throws IOException {
        Path other = Files.writeString(folder.resolve("aws~apigateway~gallery2.2026-11-23.01.log"), "other");
        try (LogGroup group = new LogGroup(folder, NAME, OptionalInt.empty(), () -> now)) {
            group.append("line");
            group.clear();
        }

        assertThat(names()).containsExactly(other.getFileName().toString());
    }

    @Test
    void folderThatCannotBeWritten_shouldKeepNobodyWaiting() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        try (LogGroup group = new LogGroup(file, NAME, OptionalInt.empty(), () -> now)) {
            group.append("lost");
        }

        assertThat(file).isEmptyFile();
    }

    /** The names of groups may have dots and slashes: each is one file of the folder all the same. */
    @Test
    void nameWithDots_shouldNotLeaveTheFolder() throws IOException {
        new LogFiles(folder, "../../up", OptionalInt.empty(), () -> now).append("line");
        new LogFiles(folder, "..", OptionalInt.empty(), () -> now).append("line");
        new LogFiles(folder, "n".repeat(512), OptionalInt.empty(), () -> now).append("line");

        assertThat(names()).hasSize(3);
    }
}
