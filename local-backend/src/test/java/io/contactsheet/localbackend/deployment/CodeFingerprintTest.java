package io.contactsheet.localbackend.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeFingerprintTest {

    @TempDir
    private Path folder;

    @Test
    void sameFiles_shouldHaveTheSameFingerprint() throws Exception {
        Files.writeString(folder.resolve("a"), "1");

        assertThat(CodeFingerprint.of(folder.toString())).isEqualTo(CodeFingerprint.of(folder.toString()));
    }

    @Test
    void changedFile_shouldChangeIt() throws Exception {
        Path file =
                Files.writeString(Files.createDirectory(folder.resolve("sub")).resolve("a"), "1");
        String classPath = folder + File.pathSeparator + folder.resolve("missing.jar");
        String before = CodeFingerprint.of(classPath);
        Files.writeString(file, "12");
        String grown = CodeFingerprint.of(classPath);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));

        assertThat(before).isNotEqualTo(grown);
        assertThat(grown).isNotEqualTo(CodeFingerprint.of(classPath));
    }
}
