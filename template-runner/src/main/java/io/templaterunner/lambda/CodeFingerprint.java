package io.templaterunner.lambda;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tells whether the code of functions is still the same. */
final class CodeFingerprint {

    private CodeFingerprint() {}

    /** Of all from which this program is loaded: its class path and its module path. */
    static String ofThisProgram() {
        return of(Stream.of("java.class.path", "jdk.module.path")
                .flatMap(path -> Arrays.stream(System.getProperty(path, "").split(File.pathSeparator)))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList());
    }

    /** Changes with the name, the size or the time of any file, also of those in folders. */
    static String of(List<Path> code) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path entry : code) {
                add(digest, entry);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(MessageDigest digest, Path entry) throws IOException {
        if (!Files.exists(entry)) {
            return;
        }
        try (Stream<Path> files = Files.walk(entry)) {
            for (Path file : files.sorted().toList()) {
                addFile(digest, file);
            }
        }
    }

    private static void addFile(MessageDigest digest, Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                String line = file + " " + attributes.size() + " " + attributes.lastModifiedTime() + "\n";
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
        } catch (NoSuchFileException _) {
            // Gone since it was listed, and so it does not count.
        }
    }
}
