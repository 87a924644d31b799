package io.contactsheet.acceptance.functions;

import static io.contactsheet.acceptance.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed while photos are stored and removed, several times on the same folder. */
class KilledGalleryTest {

    private static final int ROUNDS = 3;

    @TempDir
    Path folder;

    private final Set<String> stored = new TreeSet<>();
    private final Set<String> removed = new TreeSet<>();
    private final Set<String> maybeRemoved = new HashSet<>();

    @Test
    void killedProcess_shouldLoseNothingAcknowledgedAndLeaveEveryThumbnailRight() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            runAndKill(round, 25 + 15 * round);
        }

        try (ThumbnailPipeline gallery = new ThumbnailPipeline(folder)) {
            Set<String> originals = gallery.keys("originals");
            assertThat(originals).containsAll(stored).doesNotContainAnyElementsOf(removed);
            for (String key : originals) {
                byte[] content = gallery.client
                        .getObjectAsBytes(r -> r.bucket("originals").key(key))
                        .asByteArray();
                assertThat(content).as(key).hasSizeGreaterThan(200_000).startsWith(0xFF, 0xD8);
            }
            await().untilAsserted(() -> assertThat(gallery.keys("thumbnails")).isEqualTo(originals));
            assertThat(filesOf("originals")).isEqualTo(originals);
            assertThat(filesOf("thumbnails")).isEqualTo(originals);
            assertThat(oldVersions()).as("what was removed can be brought back").containsAll(removed);
            assertThat(gallery.failures.size()).isZero();
        }
    }

    private void runAndKill(int round, int lines) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BusyGallery.class.getName(),
                        folder.toString(),
                        Integer.toString(round)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = process.inputReader()) {
            for (int i = 0; i < lines; i++) {
                take(output.readLine());
            }
            // By its handle, which leaves what it has said to be read.
            process.toHandle().destroyForcibly();
            output.lines().forEach(this::take);
        } finally {
            process.destroyForcibly().waitFor();
        }
        stored.removeAll(maybeRemoved);
    }

    private void take(String line) {
        assertThat(line).as("the process ended by itself").isNotNull();
        String[] words = line.split(" ", 2);
        switch (words[0]) {
            case "stored" -> stored.add(words[1]);
            case "removing" -> maybeRemoved.add(words[1]);
            case "removed" -> removed.add(words[1]);
            // The last line may be cut off.
            default -> assertThat("stored removing removed").contains(words[0]);
        }
    }

    /** The keys of the originals of which an old version is kept. */
    private Set<String> oldVersions() throws IOException {
        return filesOf(".versions").stream()
                .filter(name -> name.startsWith("originals"))
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .map(name -> name.substring(name.indexOf('-') + 1).replace("%2F", "/"))
                .collect(Collectors.toSet());
    }

    private Set<String> filesOf(String bucket) throws IOException {
        Path root = folder.resolve("buckets").resolve(bucket);
        try (Stream<Path> files = Files.walk(root)) {
            Set<String> names = new TreeSet<>();
            files.filter(Files::isRegularFile)
                    .forEach(file -> names.add(root.relativize(file).toString()));
            return names;
        }
    }
}
