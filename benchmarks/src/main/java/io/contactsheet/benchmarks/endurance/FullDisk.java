package io.contactsheet.benchmarks.endurance;

import io.contactsheet.shared.testkit.ApiClient;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The disk gets full, and has room again. */
final class FullDisk {

    private static final int SIZE = 300_000;
    private static final int REFUSALS = 20;
    private static final int BALLAST = 8 << 20;

    private final Account account = new Account();
    private final Map<String, Integer> refusals = new TreeMap<>();

    /**
     * @param disk an empty small file system, as large as some dozen photos
     * @param whatDisk for the report
     */
    void run(Report report, Backend.Program program, Path disk, String whatDisk, Duration patience)
            throws IOException, InterruptedException {
        report.section(
                "The disk is full",
                "The data folder is on " + whatDisk + ". Photos are stored until " + REFUSALS
                        + " in turn were refused.");
        Path ballast = Files.write(disk.resolve("ballast"), new byte[BALLAST]);
        Path data = disk.resolve("data");
        try (Backend backend = Backend.start(program, data);
                Gallery gallery = new Gallery(backend)) {
            fill(gallery);
            refusals.forEach((answer, times) -> System.out.println("- Refused " + times + " times: " + answer));
            System.out.println();
            report.promise(
                    "uploads were refused as 507 or another 5xx, in a sentence that names the disk",
                    refusals.keySet().stream()
                            .filter(answer -> !answer.startsWith("5") || !answer.contains("disk"))
                            .toList());
            report.promise("all acknowledged before is there", account.notListed(gallery));
            Files.delete(ballast);
            Photo after = Photo.of("after/photo.jpg", SIZE);
            int status = gallery.put(after).statusCode();
            account.stored(after);
            report.promise(
                    "with room again the next upload was taken, without a new start",
                    status == 200,
                    "it answered " + status);
            account.check(report, gallery, backend, patience);
        }
        startWhenFull(report, program, disk, data);
    }

    private void fill(Gallery gallery) {
        int inTurn = 0;
        for (int i = 0; inTurn < REFUSALS; i++) {
            Photo photo = Photo.of("photo-" + i + ".jpg", SIZE);
            HttpResponse<byte[]> answer = gallery.put(photo);
            if (answer.statusCode() == 200) {
                account.stored(photo);
                inTurn = 0;
            } else {
                inTurn++;
                refusals.merge(answer.statusCode() + " " + sentence(ApiClient.text(answer)), 1, Integer::sum);
            }
        }
    }

    private static String sentence(String body) {
        return body.replaceAll("(?s).*<Message>(.*)</Message>.*", "$1").strip();
    }

    private static void startWhenFull(Report report, Backend.Program program, Path disk, Path data) throws IOException {
        Path rest = disk.resolve("rest");
        fill(rest);
        List<String> wrong = new ArrayList<>();
        try (Backend backend = Backend.start(program, data)) {
            System.out.println(
                    "It starts on a full disk: " + backend.startTime().toMillis() + " ms.\n");
        } catch (Backend.RefusedException refused) {
            String said = String.valueOf(refused.getMessage());
            // The report is kept: it does not tell where this machine has its folders.
            System.out.println("\nThe start on the full disk says: " + said.replace(data.toString(), "DIR") + "\n");
            if (!said.contains("There is no space left")) {
                wrong.add("it says: " + said);
            }
        }
        report.promise("a start on a full disk succeeds, or says that there is no space", wrong);
        Files.delete(rest);
        try (Backend backend = Backend.start(program, data)) {
            report.promise("with room again it starts", backend.startTime().isPositive(), "it does not");
        }
    }

    /** To the last byte. */
    private static void fill(Path file) throws IOException {
        for (int block : new int[] {1 << 20, 1 << 10, 1}) {
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                while (true) {
                    out.write(new byte[block]);
                }
            } catch (FileSystemException failed) {
                throw failed;
            } catch (IOException full) {
                // As wanted.
            }
        }
    }
}
