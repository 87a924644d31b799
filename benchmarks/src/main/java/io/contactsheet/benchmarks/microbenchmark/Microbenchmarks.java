package io.contactsheet.benchmarks.microbenchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.Main;

/** Runs the JMH benchmarks on the photos of a folder. */
public final class Microbenchmarks {

    private Microbenchmarks() {}

    /**
     * Takes JMH's own arguments; a first one that is a folder or a file stands for the photos, else they are made in
     * code.
     */
    public static void main(String[] args) throws IOException {
        boolean photosNamed = args.length > 0 && Files.exists(Path.of(args[0]));
        Main.main(photosNamed ? withPhotos(args) : args);
    }

    private static String[] withPhotos(String[] args) throws IOException {
        Stream<String> parameter = Stream.of("-p", "photo=" + String.join(",", jpegFiles(Path.of(args[0]))));
        return Stream.concat(Arrays.stream(args).skip(1), parameter).toArray(String[]::new);
    }

    /** JPEG files, told by their first bytes; JMH separates parameters by commas, so names with one are left out. */
    private static List<String> jpegFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(Microbenchmarks::isJpeg)
                    .map(Path::toString)
                    .filter(name -> !name.contains(","))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isJpeg(Path file) {
        try (var in = Files.newInputStream(file)) {
            return in.read() == 0xFF && in.read() == 0xD8;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
