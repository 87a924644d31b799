package io.templaterunner.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeFingerprintTest {

    @TempDir
    private Path folder;

    @Test
    void sameFiles_shouldHaveTheSameFingerprint() throws Exception {
        Files.writeString(folder.resolve("a"), "1");

        assertThat(CodeFingerprint.of(List.of(folder))).isEqualTo(CodeFingerprint.of(List.of(folder)));
    }

    @Test
    void changedFile_shouldChangeIt() throws Exception {
        Path file =
                Files.writeString(Files.createDirectory(folder.resolve("sub")).resolve("a"), "1");
        List<Path> code = List.of(folder, folder.resolve("missing.jar"));
        String before = CodeFingerprint.of(code);
        Files.writeString(file, "12");
        String grown = CodeFingerprint.of(code);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));

        assertThat(before).isNotEqualTo(grown);
        assertThat(grown).isNotEqualTo(CodeFingerprint.of(code));
    }
}
