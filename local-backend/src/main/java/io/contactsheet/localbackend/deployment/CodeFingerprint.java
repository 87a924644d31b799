package io.contactsheet.localbackend.deployment;

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
import java.util.HexFormat;
import java.util.stream.Stream;

/** Tells whether the code of the functions, which is this program's class path, is still the same. */
final class CodeFingerprint {

    private CodeFingerprint() {}

    /** Changes with the name, the size or the time of any file of a class path. */
    static String of(String classPath) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String entry : classPath.split(File.pathSeparator)) {
                add(digest, Path.of(entry));
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
