package io.contactsheet.benchmarks.endurance;

import io.contactsheet.shared.testkit.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The clock of the process jumps by hours, forth and back, while photos are stored. libfaketime sets it. */
final class JumpingClock {

    private static final List<String> JUMPS = List.of("+5h", "-30h", "+1h", "-2h", "+40d", "+0");
    private static final int WRITERS = 4;
    private static final int SIZE = 30_000;

    private final Account account = new Account();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();

    void run(Report report, Backend.Program program, Path library, Path folder, Duration patience)
            throws IOException, InterruptedException {
        report.section(
                "The clock jumps",
                WRITERS + " writers store photos while the clock of the process, set by libfaketime, jumps to "
                        + String.join(", ", JUMPS)
                        + " from the true time. Tokens and thumbnails under such a clock"
                        + " are tested in `mvn verify` (`JumpingClockTest`).");
        Path clock = folder.resolve("clock");
        set(clock, "+0");
        Backend.Program faked = program.with(Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", clock.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "NO_FAKE_STAT", "1"));
        try (Backend backend = Backend.start(faked, folder.resolve("data"));
                Gallery gallery = new Gallery(backend)) {
            List<String> seen = new ArrayList<>();
            AtomicBoolean stop = new AtomicBoolean();
            ExecutorService writers = Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("writer-", 0).factory());
            try (writers) {
                for (int writer = 0; writer < WRITERS; writer++) {
                    String prefix = "writer-" + writer + "-";
                    writers.execute(() -> write(gallery, prefix, stop));
                }
                for (String jump : JUMPS) {
                    set(clock, jump);
                    TimeUnit.SECONDS.sleep(2);
                    seen.add(ApiClient.header(gallery.get("/photos?max-keys=1"), "Date"));
                }
                stop.set(true);
            }
            System.out.println("The gallery's clock said: " + String.join("; ", seen) + ".\n");
            report.promise("the clock did jump", seen.stream().distinct().count() == JUMPS.size(), "it did not");
            report.promise("no upload was refused or failed", List.copyOf(refused));
            account.check(report, gallery, backend, patience);
        }
    }

    private void write(Gallery gallery, String prefix, AtomicBoolean stop) {
        try {
            for (int i = 0; !stop.get(); i++) {
                Photo photo = Photo.of(prefix + i + ".jpg", SIZE);
                HttpResponse<byte[]> answer = gallery.put(photo);
                if (answer.statusCode() == 200) {
                    account.stored(photo);
                } else {
                    refused.add(photo.key() + " answered " + answer.statusCode() + " " + ApiClient.text(answer));
                }
            }
        } catch (UncheckedIOException failed) {
            refused.add("a request failed: " + failed);
        }
    }

    /** The reader never sees half of it. */
    private static void set(Path clock, String offset) throws IOException {
        Path half = clock.resolveSibling("clock.new");
        Files.writeString(half, offset + "\n");
        Files.move(half, clock, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
