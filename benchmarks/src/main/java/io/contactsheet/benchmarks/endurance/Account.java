package io.contactsheet.benchmarks.endurance;

import io.contactsheet.shared.api.MetadataHeaders;
import io.contactsheet.shared.testkit.ApiClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What a gallery has acknowledged, and so must keep. Safe for several threads at once. */
final class Account {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Map<String, String> stored = new ConcurrentHashMap<>();
    private final Set<String> removed = ConcurrentHashMap.newKeySet();
    /** Whose removal was asked for and not acknowledged: they may be there or not. */
    private final Set<String> uncertain = ConcurrentHashMap.newKeySet();

    /** @return whether this is the first photo of its key; a second one has overwritten it */
    boolean stored(Photo photo) {
        return stored.putIfAbsent(photo.key(), photo.sha256()) == null;
    }

    void removing(String key) {
        uncertain.add(key);
        stored.remove(key);
    }

    void removed(String key) {
        uncertain.remove(key);
        removed.add(key);
    }

    /** The SHA-256 of each photo by its key: a live view. */
    Map<String, String> photos() {
        return stored;
    }

    int removals() {
        return removed.size();
    }

    /** What is missing from the listing, or back in it. Quick: no photo is read. */
    List<String> notListed(Gallery gallery) {
        Set<String> listed = gallery.keys("/photos");
        List<String> wrong = new ArrayList<>();
        stored.keySet().stream().filter(key -> !listed.contains(key)).forEach(key -> wrong.add(key + " is lost"));
        removed.stream().filter(listed::contains).forEach(key -> wrong.add(key + " was removed and is back"));
        return wrong;
    }

    /** Reads every photo in the listing, and prints the promises about them. */
    void check(Report report, Gallery gallery, Backend backend, Duration patience)
            throws IOException, InterruptedException {
        List<String> lost = notListed(gallery);
        List<String> torn = new ArrayList<>();
        Set<String> listed = gallery.keys("/photos");
        for (String key : listed) {
            HttpResponse<byte[]> photo = gallery.photo(key);
            String known = stored.get(key);
            String told = ApiClient.header(photo, MetadataHeaders.SHA256);
            if (photo.statusCode() != 200) {
                torn.add(key + " answers " + photo.statusCode());
            } else if (!Photo.sha256(photo.body()).equals(known == null ? told : known)) {
                torn.add(key + " has other bytes than were sent");
            }
        }
        report.promise(
                "all " + stored.size() + " photos acknowledged are there"
                        + (removed.isEmpty() ? "" : ", and none of " + removed.size() + " removed"),
                lost);
        report.promise("all " + listed.size() + " photos listed are whole, byte for byte (SHA-256)", torn);
        report.promise(
                "every photo has its thumbnail, and no thumbnail is without its photo",
                thumbnails(gallery, listed, patience));
        report.promise("nothing half written is left in the buckets' folders", leftOvers(backend, listed));
    }

    private static List<String> thumbnails(Gallery gallery, Set<String> photos, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Set<String> thumbnails = gallery.keys("/thumbnails");
        while (!thumbnails.equals(photos) && System.nanoTime() < end) {
            Thread.sleep(BETWEEN_LOOKS);
            thumbnails = gallery.keys("/thumbnails");
        }
        List<String> wrong = new ArrayList<>();
        Set<String> made = thumbnails;
        photos.stream().filter(key -> !made.contains(key)).forEach(key -> wrong.add(key + " has no thumbnail"));
        made.stream().filter(key -> !photos.contains(key)).forEach(key -> wrong.add(key + " has only a thumbnail"));
        for (String key : made.stream().limit(200).toList()) {
            HttpResponse<byte[]> thumbnail = gallery.get("/thumbnails/" + key);
            if (!ApiClient.header(thumbnail, MetadataHeaders.THUMBNAIL_ERROR).isEmpty()) {
                wrong.add(key + " has a placeholder for its thumbnail");
            }
        }
        return wrong;
    }

    private static List<String> leftOvers(Backend backend, Set<String> photos) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String bucket : List.of("originals", "thumbnails")) {
            Set<String> files = new TreeSet<>(backend.files(bucket));
            files.removeAll(photos);
            files.forEach(file -> wrong.add(bucket + "/" + file + " belongs to no photo"));
        }
        return wrong;
    }
}
