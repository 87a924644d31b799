package io.contactsheet.lambda.repair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.ThumbnailOutcome;
import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.lambda.thumbnails.InMemoryPhotos;
import io.contactsheet.lambda.thumbnails.PhotoChange;
import io.contactsheet.lambda.thumbnails.StoredThumbnail;
import io.contactsheet.lambda.thumbnails.ThumbnailSource;
import io.contactsheet.shared.api.ThumbnailError;
import io.contactsheet.shared.size.Size;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepairTest {

    private static final RepairRequest EVERYTHING = new RepairRequest(Optional.empty(), false, Optional.empty());
    private static final RepairRequest QUICK = new RepairRequest(Optional.empty(), true, Optional.empty());
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SIDE = 150;

    private final InMemoryPhotos photos = new InMemoryPhotos();
    private final Map<String, Instant> stored = new LinkedHashMap<>();
    private final MessagesInMemory queue = new MessagesInMemory();
    private final List<String> operations = new CopyOnWriteArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private Repair repair;

    @BeforeEach
    void start() {
        repair = repair(SIDE);
        photos.step = operations::add;
    }

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    @Test
    void missingThumbnail_shouldBeMade() throws InterruptedException {
        original("a.jpg", "one");

        assertThat(repair.run(EVERYTHING, () -> false, log::add))
                .containsEntry("made", 1)
                .containsEntry("finished", true);
        assertThat(shown("a.jpg")).isEqualTo("small one");
    }

    @Test
    void thumbnailWithoutOriginal_shouldBeRemoved() throws InterruptedException {
        thumbnail("gone.jpg", "old", SIDE);

        assertThat(repair.run(EVERYTHING, () -> false, log::add)).containsEntry("removed", 1);
        assertThat(photos.thumbnails).isEmpty();
    }

    @Test
    void thumbnailOfAnEarlierOriginal_shouldBeMadeAgain() throws InterruptedException {
        original("a.jpg", "two");
        thumbnail("a.jpg", "one", SIDE);

        assertThat(repair.run(EVERYTHING, () -> false, log::add)).containsEntry("made", 1);
        assertThat(shown("a.jpg")).isEqualTo("small two");
    }

    @Test
    void thumbnailOlderThanItsOriginal_shouldBeSeenInTheListingsAlone() throws InterruptedException {
        original("a.jpg", "two");
        thumbnail("a.jpg", "one", SIDE);
        stored.put("original a.jpg", THEN.plusSeconds(1));

        assertThat(repair.run(QUICK, () -> false, log::add)).containsEntry("made", 1);
        assertThat(shown("a.jpg")).isEqualTo("small two");
    }

    @Test
    void thumbnailOfAnotherSize_shouldBeMadeAgainUnlessTheRepairIsQuick() throws InterruptedException {
        original("a.jpg", "one");
        thumbnail("a.jpg", "one", 75);

        assertThat(repair.run(QUICK, () -> false, log::add)).containsEntry("right", 1);
        assertThat(operations).isEmpty();
        assertThat(repair.run(EVERYTHING, () -> false, log::add)).containsEntry("made", 1);
        assertThat(photos.thumbnails.get("a.jpg").source().side()).isEqualTo(SIDE);
    }

    @Test
    void placeholder_shouldBeTriedAgainUnlessTheRepairIsQuick() throws InterruptedException {
        original("a.jpg", "one");
        thumbnail("a.jpg", "one", SIDE, Optional.of(ThumbnailError.UNSUPPORTED));

        assertThat(repair.run(QUICK, () -> false, log::add)).containsEntry("right", 1);
        assertThat(operations).isEmpty();
        assertThat(repair.run(EVERYTHING, () -> false, log::add)).containsEntry("made", 1);
        assertThat(shown("a.jpg")).isEqualTo("small one");
    }

    @Test
    void photoThatStillCannotBeRead_shouldKeepItsPlaceholder() throws InterruptedException {
        original("a.jpg", "unreadable");
        repair.run(EVERYTHING, () -> false, log::add);
        StoredThumbnail placeholder = photos.thumbnails.get("a.jpg");
        operations.clear();

        assertThat(repair.run(EVERYTHING, () -> false, log::add))
                .containsEntry("right", 1)
                .containsEntry("placeholders", 0);
        assertThat(photos.thumbnails.get("a.jpg")).isSameAs(placeholder);
        assertThat(operations)
                .as("one attempt")
                .containsExactly("thumbnail", "openOriginal", "addThumbnail", "thumbnail");
    }

    @Test
    void secondRepair_shouldFindNothingToDo() throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            original("album/%03d.jpg".formatted(i), "photo " + i);
        }
        thumbnail("gone.jpg", "old", SIDE);
        assertThat(repair.run(EVERYTHING, () -> false, log::add))
                .containsEntry("made", 600)
                .containsEntry("removed", 1);
        operations.clear();

        assertThat(repair.run(EVERYTHING, () -> false, log::add))
                .containsEntry("seen", 600)
                .containsEntry("right", 600)
                .containsEntry("made", 0)
                .containsEntry("removed", 0)
                .doesNotContainKey("next");
        assertThat(operations).hasSize(600).containsOnly("thumbnail");
    }

    @Test
    void repairWithoutTime_shouldComeToItsEndInSteps() throws Exception {
        for (int i = 0; i < 5; i++) {
            original(i + ".jpg", "photo " + i);
        }
        RepairRequest request = new RepairRequest(Optional.empty(), true, Optional.of(Duration.ofSeconds(7)));
        List<Object> steps = new ArrayList<>();
        Map<String, Object> answer = repair.run(request, () -> true, log::add);
        while (answer.get("next") instanceof Map<?, ?> next) {
            steps.add(next.get("after"));
            assertThat(answer).containsEntry("finished", false).containsEntry("seen", 1);
            assertThat(next.get("seconds")).isEqualTo(7);
            assertThat(next.get("quick")).isEqualTo(true);
            request = RepairRequest.of(io.contactsheet.lambda.json.Json.of(next).getBytes(UTF_8));
            answer = repair.run(request, () -> true, log::add);
        }

        assertThat(steps).containsExactly("0.jpg", "1.jpg", "2.jpg", "3.jpg");
        assertThat(photos.thumbnails).hasSize(5);
    }

    @Test
    void photoThatFails_shouldBeToldAndNotStopTheOthers() throws InterruptedException {
        original("bad.jpg", "poison");
        original("good.jpg", "one");

        Map<String, Object> answer = repair.run(EVERYTHING, () -> false, log::add);

        assertThat(answer)
                .containsEntry("made", 1)
                .containsEntry("failed", 1)
                .containsEntry("failures", List.of(Map.of("key", "bad.jpg", "reason", "S3 hiccups")));
        assertThat(answer.get("message")).asString().contains("1 could not be done", "run it again");
        assertThat(log)
                .singleElement()
                .asString()
                .contains("\"failed\":\"bad.jpg\"", "\"code\":", "S3 hiccups", "PhotoChange.settle");
    }

    @Test
    void repairThatIsCutOff_shouldBeMadeGoodByTheNext() throws InterruptedException {
        for (int i = 0; i < 40; i++) {
            original(i + ".jpg", "photo " + i);
        }
        photos.step = operation -> {
            operations.add(operation);
            if (operations.size() > 50) {
                throw new IOException("killed");
            }
        };
        repair.run(EVERYTHING, () -> false, log::add);
        assertThat(photos.thumbnails).hasSizeLessThan(40);
        photos.step = operation -> {};

        assertThat(repair.run(EVERYTHING, () -> false, log::add)).containsEntry("failed", 0);
        assertThat(photos.thumbnails).hasSize(40);
    }

    @Test
    void photoThatCameAfterTheListing_shouldKeepItsThumbnail() throws InterruptedException {
        thumbnail("new.jpg", "new", SIDE);
        Galleries before = galleries();
        Galleries late = new Galleries() {
            @Override
            public Iterator<ListedObject> originals(Optional<String> after) {
                Iterator<ListedObject> listing = before.originals(after);
                original("new.jpg", "new");
                return listing;
            }

            @Override
            public Iterator<ListedObject> thumbnails(Optional<String> after) {
                return before.thumbnails(after);
            }
        };

        assertThat(repair(late, SIDE).run(EVERYTHING, () -> false, log::add))
                .containsEntry("right", 1)
                .containsEntry("removed", 0);
        assertThat(photos.thumbnails).containsKey("new.jpg");
    }

    @Test
    void foldersOfTheConsole_shouldBeLeftAlone() throws InterruptedException {
        original("album/", "");
        thumbnail("other/", "", SIDE);

        assertThat(repair.run(EVERYTHING, () -> false, log::add)).containsEntry("seen", 0);
        assertThat(photos.thumbnails).containsOnlyKeys("other/");
    }

    @Test
    void eventOfTheFailureQueue_shouldBeHandledAndItsMessageDeleted() throws InterruptedException {
        original("an album/a+b.jpg", "one");
        for (int i = 0; i < 25; i++) {
            queue.add(record("originals", "an+album/a%2Bb.jpg"));
        }

        assertThat(repair.run(EVERYTHING, () -> false, log::add))
                .containsEntry("redriven", 25)
                .containsEntry("made", 1)
                .containsEntry("failed", 0);
        assertThat(queue.messages).isEmpty();
    }

    @Test
    void messageThatFailsAgain_shouldStayAndBeToldOnce() throws InterruptedException {
        original("bad.jpg", "poison");
        queue.add(record("originals", "bad.jpg"));
        queue.add("not an event");
        queue.add(record("other", "a.jpg"));
        queue.add("{\"requestPayload\":{\"Records\":[]}}");

        Map<String, Object> answer = repair.run(EVERYTHING, () -> false, log::add);

        assertThat(queue.messages).hasSize(4);
        assertThat(answer).containsEntry("redriven", 0).containsEntry("failed", 5);
        assertThat(answer.get("failures").toString())
                .contains("bad.jpg", "holds no event of a photo", "is about the bucket other");
    }

    @Test
    void queueThatCannotBeReached_shouldBeToldAndNotStopTheWalk() throws InterruptedException {
        original("a.jpg", "one");
        queue.broken = true;

        Map<String, Object> answer = repair.run(EVERYTHING, () -> false, log::add);

        assertThat(answer).containsEntry("made", 1).containsEntry("failed", 1);
        assertThat(answer.get("failures").toString()).contains("the failure queue", "AccessDenied");
    }

    @Test
    void timeThatEndsInTheQueue_shouldLeaveTheRestForTheNext() throws InterruptedException {
        for (int i = 0; i < 12; i++) {
            queue.add(record("originals", "gone.jpg"));
        }

        assertThat(repair.run(EVERYTHING, () -> true, log::add))
                .containsEntry("redriven", 10)
                .containsEntry("next", Map.of());
        assertThat(queue.messages).hasSize(2);
    }

    private Repair repair(int side) {
        return repair(galleries(), side);
    }

    private Repair repair(Galleries galleries, int side) {
        PhotoChange change = new PhotoChange(
                photos,
                (picture, box) -> {
                    String content = new String(picture.readAllBytes(), UTF_8);
                    if (content.equals("unreadable")) {
                        return new ThumbnailOutcome.Unreadable(Reason.CORRUPT, "Broken.");
                    }
                    if (content.equals("poison")) {
                        throw new IOException("S3 hiccups");
                    }
                    return new ThumbnailOutcome.Thumbnail(
                            ("small " + content).getBytes(UTF_8), "image/jpeg", new Size(1, 1), new Size(1, 1));
                },
                side);
        return new Repair(galleries, photos, change, queue, "originals", side, workers);
    }

    private void original(String key, String content) {
        photos.originals.put(key, content.getBytes(UTF_8));
    }

    private void thumbnail(String key, String original, int side) {
        thumbnail(key, original, side, Optional.empty());
    }

    private void thumbnail(String key, String original, int side, Optional<ThumbnailError> error) {
        ThumbnailSource source = new ThumbnailSource(InMemoryPhotos.eTagOf(original.getBytes(UTF_8)), side);
        photos.thumbnails.put(
                key, new StoredThumbnail(("small " + original).getBytes(UTF_8), "image/jpeg", source, key, error));
    }

    private String shown(String key) {
        return new String(photos.thumbnails.get(key).bytes(), UTF_8);
    }

    private static String record(String bucket, String encodedKey) {
        return """
                {"version":"1.0","requestContext":{"condition":"RetriesExhausted"},"requestPayload":{"Records":[
                 {"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"%s"},"object":{"key":"%s"}}}]}}
                """.formatted(bucket, encodedKey);
    }

    /** What is there when a listing begins. */
    private Galleries galleries() {
        return new Galleries() {
            @Override
            public Iterator<ListedObject> originals(Optional<String> after) {
                return listed(
                        "original ", photos.originals, after, key -> InMemoryPhotos.eTagOf(photos.originals.get(key)));
            }

            @Override
            public Iterator<ListedObject> thumbnails(Optional<String> after) {
                return listed("thumbnail ", photos.thumbnails, after, key -> "its-own");
            }
        };
    }

    private Iterator<ListedObject> listed(
            String kind,
            Map<String, ?> objects,
            Optional<String> after,
            java.util.function.UnaryOperator<String> eTag) {
        TreeMap<String, Object> sorted = new TreeMap<>(objects);
        return after.map(key -> sorted.tailMap(key, false)).orElse(sorted).keySet().stream()
                .map(key -> new ListedObject(key, eTag.apply(key), stored.getOrDefault(kind + key, THEN)))
                .toList()
                .iterator();
    }

    /** Hides nothing: who receives again gets the same. */
    private static final class MessagesInMemory implements FailureQueue {

        final List<Message> messages = new CopyOnWriteArrayList<>();
        boolean broken;
        private int added;

        void add(String body) {
            String id = "m" + ++added;
            messages.add(new Message(id, "receipt of " + id, body));
        }

        @Override
        public List<Message> receive() throws IOException {
            if (broken) {
                throw new IOException("SQS answered 403: AccessDenied");
            }
            return messages.stream().limit(10).toList();
        }

        @Override
        public void delete(Message message) {
            messages.removeIf(each -> each.receipt().equals(message.receipt()));
        }
    }
}
