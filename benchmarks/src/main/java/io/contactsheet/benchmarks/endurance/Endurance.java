package io.contactsheet.benchmarks.endurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a gallery on this computer under load and with faults, and prints what it kept. */
public final class Endurance {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String HEAP = "192m";
    private static final String LARGE_HEAP = "384m";

    private final Report report = new Report();
    private final Path work;
    private final Path cache;
    private final Path disk;
    private final Path clockLibrary;
    private final String command;
    private final boolean quick;

    private Endurance(String[] args) {
        command = args[0];
        work = Path.of(args[1]);
        cache = Path.of(args[2]);
        disk = Path.of(args[3]);
        clockLibrary = Path.of(args[4]);
        quick = args[5].equals("quick");
    }

    /**
     * Prints the report; the exit code is 1 if a promise was broken. Arguments: the command of Contact Sheet, an empty
     * folder, a folder for what is made once, an empty small file system, the library of libfaketime, {@code quick} or
     * {@code full}, and the sections: letters of {@code bkdcl}.
     */
    public static void main(String[] args) throws Exception {
        Endurance endurance = new Endurance(args);
        for (char section : args[6].toCharArray()) {
            long begun = System.nanoTime();
            endurance.run(section);
            System.err.println(
                    "Section " + section + ": " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun) + " s");
        }
        System.exit(endurance.report.isBroken() ? 1 : 0);
    }

    private void run(char section) throws IOException, InterruptedException {
        Backend.Program program = new Backend.Program(command, HEAP, Map.of());
        switch (section) {
            case 'b' ->
                new BusyGallery(200, Duration.ofSeconds(quick ? 10 : 60))
                        .run(report, program, folder("busy"), PATIENCE);
            case 'k' -> new KilledGallery(quick ? 3 : 20).run(report, program, folder("killed"), PATIENCE);
            case 'd' ->
                new FullDisk().run(report, program, disk, "an ext4 file system of 64 MB in a loop device", PATIENCE);
            case 'c' -> new JumpingClock().run(report, program, clockLibrary, folder("clock"), PATIENCE);
            case 'l' -> {
                int photos = quick ? 10_000 : 100_000;
                Backend.Program large = new Backend.Program(command, LARGE_HEAP, Map.of());
                new LongListing(photos).run(report, large, cache.resolve(photos + "-photos"));
            }
            default -> throw new IllegalArgumentException("There is no section " + section + ".");
        }
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(work.resolve(name));
    }
}
