package io.contactsheet.benchmarks.endurance;

import io.contactsheet.shared.testkit.ApiClient;
import io.contactsheet.shared.testkit.ListingPage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A gallery of very many photos: what a page of its listing costs, and its start. */
final class LongListing {

    private static final int PAGE = 1000;
    private static final int WALKS = 3;
    private static final int IN_A_GROUP = 10;

    private final int photos;

    LongListing(int photos) {
        this.photos = photos;
    }

    /** @param data made if it is not there, and kept: to make it takes minutes */
    void run(Report report, Backend.Program program, Path data) throws IOException, InterruptedException {
        report.section(
                "%,d photos".formatted(photos),
                "All pages of " + PAGE + " by their last keys, one after the other, " + WALKS
                        + " times; the fastest time of each page counts. Each photo has its thumbnail: twice as many"
                        + " files.");
        make(program, data);
        try (Backend backend = Backend.start(program, data);
                Gallery gallery = new Gallery(backend)) {
            System.out.printf("The start took %.1f s.%n%n", backend.startTime().toMillis() / 1e3);
            double[] fastest = walk(report, gallery);
            List<List<String>> rows = new ArrayList<>();
            for (int page = 0; page < fastest.length; page += Math.max(1, fastest.length / IN_A_GROUP)) {
                int end = Math.min(fastest.length, page + Math.max(1, fastest.length / IN_A_GROUP));
                rows.add(List.of(
                        (page + 1) + " to " + end, "%.1f".formatted(median(Arrays.copyOfRange(fastest, page, end)))));
            }
            report.table(List.of("pages", "ms a page (median)"), rows);
            int tenth = Math.max(1, fastest.length / IN_A_GROUP);
            double first = median(Arrays.copyOf(fastest, tenth));
            double last = median(Arrays.copyOfRange(fastest, fastest.length - tenth, fastest.length));
            System.out.printf(
                    "The last tenth costs %.2f times the first; at most %d MB of memory.%n%n",
                    last / first, backend.peakMemory() >> 20);
            report.promise("the last pages cost what the first cost", last / first < 1.5, "they cost more");
        }
    }

    private double[] walk(Report report, Gallery gallery) {
        List<String> wrong = new ArrayList<>();
        double[] fastest = new double[photos / PAGE];
        Arrays.fill(fastest, Double.MAX_VALUE);
        for (int walk = 0; walk <= WALKS; walk++) {
            String from = "";
            boolean goesOn;
            int page = 0;
            int found = 0;
            do {
                long begun = System.nanoTime();
                HttpResponse<byte[]> answer = gallery.get("/photos?max-keys=" + PAGE + from);
                double millis = (System.nanoTime() - begun) / 1e6;
                ListingPage read = ListingPage.parse(answer.body());
                // The first walk warms up, and is not counted.
                if (walk > 0 && page < fastest.length) {
                    fastest[page] = Math.min(fastest[page], millis);
                }
                found += read.keys().size();
                goesOn = read.goesOn();
                from = "&start-after=" + ApiClient.path(read.keys().getLast());
                page++;
            } while (goesOn);
            if (found != photos) {
                wrong.add("a walk found " + found);
            }
        }
        report.promise("each walk found every photo once", wrong);
        return fastest;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** One photo comes through the gallery; the others are copies of its files, attributes and ledger line. */
    private void make(Backend.Program program, Path data) throws IOException, InterruptedException {
        Path complete = data.resolveSibling(data.getFileName() + ".complete");
        if (Files.exists(complete)) {
            return;
        }
        System.err.println("Making " + photos + " photos in " + data + ", once");
        try (Backend backend = Backend.start(program, data);
                Gallery gallery = new Gallery(backend)) {
            gallery.put(Photo.of(key(0), 0));
            while (!gallery.keys("/thumbnails").contains(key(0))) {
                Thread.sleep(100);
            }
        }
        copies(Backend.bucket(data, "originals"));
        copies(Backend.bucket(data, "thumbnails"));
        tell(data.resolve("stack").resolve("notifications"));
        Files.createFile(complete);
    }

    private void copies(Path bucket) throws IOException {
        Path first = bucket.resolve(key(0));
        for (int i = 1; i < photos; i++) {
            Path copy = bucket.resolve(key(i));
            Files.createDirectories(copy.getParent());
            Files.copy(first, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** That the function knows of them. */
    private void tell(Path ledgers) throws IOException {
        try (Stream<Path> files = Files.list(ledgers)) {
            for (Path ledger : files.toList()) {
                String line;
                try (Stream<String> lines = Files.lines(ledger)) {
                    line = lines.filter(told -> told.startsWith("+ "))
                            .findFirst()
                            .orElse("");
                }
                try (BufferedWriter out = Files.newBufferedWriter(ledger, StandardOpenOption.APPEND)) {
                    for (int i = 1; i < photos; i++) {
                        out.write(line.replace(key(0).replace("/", "%2F"), key(i).replace("/", "%2F")) + "\n");
                    }
                }
            }
        }
    }

    private static String key(int number) {
        return "album-%03d/photo-%06d.jpg".formatted(number / PAGE, number);
    }
}
