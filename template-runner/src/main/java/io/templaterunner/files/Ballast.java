package io.templaterunner.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * A file that only takes room, and is thrown overboard by a start that finds none: a disk that something else has filled
 * to the last byte then still has room for what a start writes, which replaces files and needs some kilobytes.
 *
 * @param file that takes the room
 * @param free tells how many bytes of the disk are free
 */
public record Ballast(Path file, LongSupplier free) {

    private static final int SIZE = 2 << 20;

    /** Where less is free, none is taken. */
    private static final long LEAST_FREE = 4L * SIZE;

    /** The one of a folder, which must be there. */
    public static Ballast of(Path folder) {
        return new Ballast(folder.resolve("ballast"), folder.toFile()::getUsableSpace);
    }

    /** Gives the room back where there is next to none, takes it where there is enough, and else stays as it is. */
    public void trim() throws IOException {
        long left = free.getAsLong();
        if (left < SIZE) {
            Files.deleteIfExists(file);
        } else if (left >= LEAST_FREE && Files.notExists(file)) {
            load();
        }
    }

    private void load() throws IOException {
        byte[] bytes = new byte[SIZE];
        // Zeros would take no room on a file system that compresses.
        new Random().nextBytes(bytes);
        Files.write(new OwnerOnlyFile(file).make(), bytes);
    }
}
