package io.templaterunner.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What versioned buckets held before, in folders of the day on which it was deleted or replaced:
 * {@code .versions/bucket/2026-11-23/<sequencer>-folder%2Fname.jpg}. A person finds an object there by its name.
 *
 * <p>A version is a second name of the same file, so it costs nothing to make and there is no moment without either.
 */
final class OldVersions {

    /** Of the part that the key gives to a name, in bytes. */
    private static final int MAX_NAME = 120;

    private final StorageFolder storage;
    private final InstantSource time;

    OldVersions(StorageFolder storage, InstantSource time) {
        this.storage = storage;
        this.time = time;
    }

    /**
     * Gives an object a name among the old versions. Returns when that is on the disk.
     *
     * @param sequencer not used before
     * @return the new name; empty if there is no such object
     */
    Optional<Path> keep(String bucket, String key, String sequencer) throws IOException {
        Path current = storage.file(bucket, key);
        if (!Files.isRegularFile(current)) {
            return Optional.empty();
        }
        Path version = folder(bucket).resolve(today().toString()).resolve(sequencer + "-" + fileName(key));
        Files.createDirectories(version.getParent());
        try {
            link(version, current);
        } catch (NoSuchFileException gone) {
            // Deleted by another request, which keeps it.
            return Optional.empty();
        }
        storage.syncFolders(version);
        return Optional.of(version);
    }

    private static void link(Path version, Path current) throws IOException {
        try {
            Files.createLink(version, current);
        } catch (UnsupportedOperationException noLinks) {
            Files.copy(current, version, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /**
     * Removes the versions of a bucket that are older than so many days. As S3 has it, a day that has begun counts in
     * full.
     */
    void expire(String bucket, int days) throws IOException {
        if (!Files.isDirectory(folder(bucket))) {
            return;
        }
        try (DirectoryStream<Path> byDay = Files.newDirectoryStream(folder(bucket))) {
            for (Path day : byDay) {
                if (date(day).filter(date -> isOver(date, days)).isPresent()) {
                    delete(day);
                }
            }
        }
    }

    /** Whether anything is kept of a bucket. */
    boolean any(String bucket) throws IOException {
        if (!Files.isDirectory(folder(bucket))) {
            return false;
        }
        try (DirectoryStream<Path> byDay = Files.newDirectoryStream(folder(bucket))) {
            return byDay.iterator().hasNext();
        }
    }

    /** Whether so many days are over since something happened. */
    boolean isOver(Instant since, int days) {
        return isOver(LocalDate.ofInstant(since, ZoneOffset.UTC), days);
    }

    private boolean isOver(LocalDate since, int days) {
        return today().isAfter(since.plusDays(days));
    }

    private static void delete(Path day) throws IOException {
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(day)) {
            for (Path version : versions) {
                Files.deleteIfExists(version);
            }
        }
        Files.deleteIfExists(day);
    }

    /** Other folders than ours are left alone. */
    private static Optional<LocalDate> date(Path day) {
        try {
            return Optional.of(LocalDate.parse(day.getFileName().toString()));
        } catch (DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
    }

    private Path folder(String bucket) {
        return storage.path().resolve(StorageFolder.VERSIONS).resolve(bucket);
    }

    /** The key without slashes; of a long one its end, which says what it is. */
    private static String fileName(String key) {
        String name = key.replace("%", "%25").replace("/", "%2F");
        int[] characters = name.codePoints().toArray();
        int start = characters.length;
        for (int room = MAX_NAME; start > 0; start--) {
            room -= Character.toString(characters[start - 1]).getBytes(StandardCharsets.UTF_8).length;
            if (room < 0) {
                break;
            }
        }
        return new String(characters, start, characters.length - start);
    }
}
