package io.contactsheet.benchmarks.endurance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The process is killed while photos are stored and removed, again and again on the same folder. */
final class KilledGallery {

    private static final int WRITERS = 8;
    /** Long enough to be cut off. */
    private static final int SIZE = 400_000;

    private final int kills;
    private final Account account = new Account();
    private final AtomicInteger cutOff = new AtomicInteger();

    KilledGallery(int kills) {
        this.kills = kills;
    }

    void run(Report report, Backend.Program program, Path data, Duration patience)
            throws IOException, InterruptedException {
        report.section(
                "Killed %d times".formatted(kills),
                WRITERS
                        + " writers store photos, and remove every third again; the process is killed (SIGKILL) at a random"
                        + " moment, and started again on the same folder.");
        List<String> wrong = new ArrayList<>();
        for (int round = 0; round < kills; round++) {
            try (Backend backend = Backend.start(program, data);
                    Gallery gallery = new Gallery(backend)) {
                for (String line : account.notListed(gallery)) {
                    wrong.add("after kill " + round + ": " + line);
                }
                writeUntilKilled(backend, gallery, round);
            }
        }
        report.promise("after every kill all was listed that was acknowledged before", wrong);
        try (Backend backend = Backend.start(program, data);
                Gallery gallery = new Gallery(backend)) {
            account.check(report, gallery, backend, patience);
        }
        System.out.printf(
                "%n%d photos stored and %d removed; %d requests were cut off by the kills.%n",
                account.photos().size(), account.removals(), cutOff.get());
        report.promise("the kills came in mid-write", cutOff.get() > 0, "no request was cut off");
    }

    private void writeUntilKilled(Backend backend, Gallery gallery, int round) throws InterruptedException {
        CountDownLatch first = new CountDownLatch(1);
        ExecutorService writers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("writer-", 0).factory());
        try (writers) {
            for (int writer = 0; writer < WRITERS; writer++) {
                String prefix = "round-" + round + "/writer-" + writer + "-";
                writers.execute(() -> write(gallery, prefix, first));
            }
            first.await(1, TimeUnit.MINUTES);
            Thread.sleep(ThreadLocalRandom.current().nextInt(1000));
            backend.kill();
        }
    }

    private void write(Gallery gallery, String prefix, CountDownLatch first) {
        try {
            for (int i = 0; ; i++) {
                Photo photo = Photo.of(prefix + i + ".jpg", SIZE);
                if (gallery.put(photo).statusCode() != 200) {
                    continue;
                }
                account.stored(photo);
                first.countDown();
                if (i % 3 == 2) {
                    account.removing(photo.key());
                    if (gallery.delete(photo.key()).statusCode() == 204) {
                        account.removed(photo.key());
                    }
                }
            }
        } catch (UncheckedIOException killed) {
            cutOff.incrementAndGet();
        }
    }
}
