package io.contactsheet.benchmarks.endurance;

import io.contactsheet.shared.testkit.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Many clients at once, who upload, list and read, and often want the same name for their photos. */
final class BusyGallery {

    private static final String UPLOAD = "upload";
    private static final String COLLISION = "upload of a name that is taken";
    private static final String LISTING = "page of a listing";
    private static final String READ = "photo";
    private static final String THUMBNAIL = "thumbnail";
    private static final int PAGE = 100;
    private static final int SHARED_NAMES = 25;

    private final int clients;
    private final Duration duration;
    private final Account account = new Account();
    private final Map<String, Latencies> latencies = new LinkedHashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Queue<String> keys = new ConcurrentLinkedQueue<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private final LongAdder races = new LongAdder();
    /** From then on; before, the compilers of the JVM are as busy as the gallery. */
    private volatile long measured;

    BusyGallery(int clients, Duration duration) {
        this.clients = clients;
        this.duration = duration;
        List.of(UPLOAD, COLLISION, LISTING, READ, THUMBNAIL).forEach(name -> latencies.put(name, new Latencies()));
    }

    void run(Report report, Backend.Program program, Path data, Duration patience)
            throws IOException, InterruptedException {
        report.section(
                "%d clients for %d seconds".formatted(clients, duration.toSeconds()),
                "Uploads, pages of listings, photos and thumbnails, mixed; one upload in five wants a name that others want"
                        + " too. The template's own throttling; clients who are told 429 wait and ask again. As long"
                        + " again before, unmeasured, while the JVM compiles. The backend's"
                        + " heap is " + program.heap() + ".");
        try (Backend backend = Backend.start(program, data);
                Gallery gallery = new Gallery(backend)) {
            long atRest = backend.peakMemory();
            work(gallery);
            report.table(List.of("request", "answered", "p50 ms", "p99 ms"), rows());
            System.out.printf(
                    "429 %d times, 409 (a race, tried again) %d times; %d photos stored. Memory of the process: %d MB at"
                            + " rest, at most %d MB.%n%n",
                    gallery.throttled(),
                    races.sum(),
                    account.photos().size(),
                    atRest >> 20,
                    backend.peakMemory() >> 20);
            report.promise("every answer was as it should be: nobody's photo was overwritten", List.copyOf(wrong));
            report.promise(
                    "uploads of a name that is taken were refused with 412",
                    latency(COLLISION).count() > 0,
                    "none was tried");
            account.check(report, gallery, backend, patience);
            // The JVM lets direct buffers, which the HTTP servers and files use, grow to the size of the heap.
            long limit = 2 * Memory.bytes(program.heap()) + Memory.BESIDE_THE_HEAP;
            report.promise(
                    "the process never held more than %d MB: twice its heap, and %d MB"
                            .formatted(limit >> 20, Memory.BESIDE_THE_HEAP >> 20),
                    backend.peakMemory() <= limit,
                    (backend.peakMemory() >> 20) + " MB");
        }
    }

    private void work(Gallery gallery) throws InterruptedException {
        measured = System.nanoTime() + duration.toNanos();
        long end = measured + duration.toNanos();
        ExecutorService pool = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("client-", 0).factory());
        try (pool) {
            for (int client = 0; client < clients; client++) {
                pool.execute(() -> {
                    while (System.nanoTime() < end) {
                        step(gallery);
                    }
                });
            }
            pool.shutdown();
            pool.awaitTermination(duration.toSeconds() + 120, TimeUnit.SECONDS);
        }
    }

    private void step(Gallery gallery) {
        try {
            switch (ThreadLocalRandom.current().nextInt(10)) {
                case 0, 1, 2, 3 -> upload(gallery, "client/photo-" + attempts.incrementAndGet() + ".jpg");
                case 4 -> upload(gallery, "shared/photo-" + attempts.get() / SHARED_NAMES + ".jpg");
                case 5, 6 -> list(gallery);
                case 7, 8 -> read(gallery);
                default -> thumbnail(gallery);
            }
        } catch (UncheckedIOException failed) {
            wrong.add("a request failed: " + failed);
        }
    }

    private void upload(Gallery gallery, String key) {
        Photo photo = Photo.of(key, ThreadLocalRandom.current().nextInt(20_000, 120_000));
        long begun = System.nanoTime();
        HttpResponse<byte[]> answer = gallery.put(photo);
        while (answer.statusCode() == 409) {
            races.increment();
            answer = gallery.put(photo);
        }
        switch (answer.statusCode()) {
            case 200 -> {
                answered(UPLOAD, begun);
                if (account.stored(photo)) {
                    keys.add(key);
                } else {
                    wrong.add(key + " was overwritten");
                }
            }
            case 412 -> {
                answered(COLLISION, begun);
                if (!key.startsWith("shared/")) {
                    wrong.add(key + " was refused as taken, and was not");
                }
            }
            default -> wrong.add("an upload answered " + answer.statusCode() + " " + ApiClient.text(answer));
        }
    }

    /** From the middle of the gallery, too. */
    private void list(Gallery gallery) {
        String after = ThreadLocalRandom.current().nextBoolean() ? "" : "client/photo-" + attempts.get() / 2;
        long begun = System.nanoTime();
        int status = gallery.get("/photos?max-keys=" + PAGE + "&start-after=" + ApiClient.path(after))
                .statusCode();
        answered(LISTING, begun);
        if (status != 200) {
            wrong.add("a page of the listing answered " + status);
        }
    }

    private void read(Gallery gallery) {
        String key = anyKey();
        if (key == null) {
            return;
        }
        long begun = System.nanoTime();
        HttpResponse<byte[]> answer = gallery.photo(key);
        answered(READ, begun);
        if (answer.statusCode() != 200
                || !Photo.sha256(answer.body()).equals(account.photos().get(key))) {
            wrong.add(key + " answered " + answer.statusCode() + ", or other bytes than were sent");
        }
    }

    private void thumbnail(Gallery gallery) {
        String key = anyKey();
        if (key == null) {
            return;
        }
        long begun = System.nanoTime();
        int status = gallery.get("/thumbnails/" + key).statusCode();
        answered(THUMBNAIL, begun);
        // 404 while it is being made.
        if (status != 200 && status != 404) {
            wrong.add("the thumbnail of " + key + " answered " + status);
        }
    }

    /** Each photo comes to its turn. */
    private @Nullable String anyKey() {
        String key = keys.poll();
        if (key != null) {
            keys.add(key);
        }
        return key;
    }

    private void answered(String name, long begun) {
        if (begun - measured > 0) {
            latency(name).add(begun);
        }
    }

    private Latencies latency(String name) {
        return Objects.requireNonNull(latencies.get(name));
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        latencies.forEach((name, taken) -> rows.add(List.of(
                name,
                Integer.toString(taken.count()),
                "%.0f".formatted(taken.percentile(50)),
                "%.0f".formatted(taken.percentile(99)))));
        return rows;
    }
}
