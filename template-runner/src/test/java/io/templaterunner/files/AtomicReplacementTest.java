package io.templaterunner.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicReplacementTest {

    @TempDir
    Path folder;

    @Test
    void readers_shouldSeeTheOldContentUntilTheNewIsThere() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");

        AtomicReplacement.of(file).write(out -> {
            out.write("new".getBytes(UTF_8));
            out.flush();
            assertThat(file).hasContent("old");
        });

        assertThat(file).hasContent("new");
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void writeThatFails_shouldLeaveTheFileAsItWasAndNothingBesideIt() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");

        assertThatThrownBy(() -> AtomicReplacement.of(file).write(out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("the disk is gone");
                }))
                .hasMessage("the disk is gone");

        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void leftoverOfAnEarlierWrite_shouldBeReplaced_andAFileThatALinkPointsToShouldNot() throws IOException {
        Path others = Files.writeString(folder.resolve("others"), "theirs");
        Files.createSymbolicLink(folder.resolve("file.tmp"), others);

        AtomicReplacement.of(folder.resolve("file")).write(out -> out.write("mine".getBytes(UTF_8)));

        assertThat(folder.resolve("file")).hasContent("mine").isRegularFile();
        assertThat(others).hasContent("theirs");
    }

    @Test
    void fileThatOthersMayRead_shouldBeItsOwnersAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        Assumptions.assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        AtomicReplacement.of(file).write(out -> out.write(1));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
