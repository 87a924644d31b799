package io.contactsheet.lambda.thumbnails;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.ThumbnailOutcome;
import io.contactsheet.shared.size.Size;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A photo is stored, removed and replaced while its events are handled, some of them twice, all at once. One operation
 * of the store happens at a time, in an order that a seed decides, and some fail, so that Lambda tries the event again.
 * Whatever the order, the thumbnail ends as the photo.
 */
class InterleavedEventsTest {

    private static final String KEY = "photo.jpg";
    private static final int ORDERS_PER_HISTORY = 250;

    static Stream<List<String>> histories() {
        return Stream.of(
                List.of("one", ""),
                List.of("one", "two"),
                List.of("one", "", "two"),
                List.of("one", "", "one"),
                List.of("one", "two", ""),
                List.of("one", "two", "one"));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void eventsInAnyOrder_shouldEndWithTheThumbnailOfTheLastState(List<String> history) throws InterruptedException {
        String last = history.getLast();
        for (int seed : IntStream.range(0, ORDERS_PER_HISTORY).toArray()) {
            InMemoryPhotos photos = new InMemoryPhotos();
            new Order(new Random(seed), photos).run(history);
            assertThat(Optional.ofNullable(photos.thumbnails.get(KEY))
                            .map(thumbnail -> new String(thumbnail.bytes(), UTF_8)))
                    .as("history %s in order %d", history, seed)
                    .isEqualTo(last.isEmpty() ? Optional.empty() : Optional.of("small " + last));
        }
    }

    /** Lets one of several threads take one step at a time. */
    private static final class Order {

        private final Random random;
        private final InMemoryPhotos photos;
        private final PhotoChange change;
        private final List<Actor> waiting = new ArrayList<>();

        Order(Random random, InMemoryPhotos photos) {
            this.random = random;
            this.photos = photos;
            this.change = new PhotoChange(
                    photos,
                    (picture, box) -> new ThumbnailOutcome.Thumbnail(
                            ("small " + new String(picture.readAllBytes(), UTF_8)).getBytes(UTF_8),
                            "image/jpeg",
                            new Size(1, 1),
                            new Size(1, 1)),
                    150);
            photos.step = operation -> {
                Actor.CURRENT.get().pause();
                if (random.nextInt(10) == 0) {
                    throw new IOException("S3 failed before " + operation);
                }
            };
        }

        void run(List<String> history) throws InterruptedException {
            List<String> remaining = new ArrayList<>(history);
            while (!remaining.isEmpty() || !waiting.isEmpty()) {
                if (waiting.isEmpty() || (!remaining.isEmpty() && random.nextInt(4) == 0)) {
                    happen(remaining.removeFirst());
                } else {
                    Actor next = waiting.get(random.nextInt(waiting.size()));
                    if (next.stepIsLast()) {
                        waiting.remove(next);
                    }
                }
            }
        }

        private void happen(String content) throws InterruptedException {
            if (content.isEmpty()) {
                photos.originals.remove(KEY);
            } else {
                photos.originals.put(KEY, content.getBytes(UTF_8));
            }
            int deliveries = 1 + random.nextInt(2);
            for (int i = 0; i < deliveries; i++) {
                waiting.add(new Actor(this::settle));
            }
        }

        private void settle() {
            boolean settled = false;
            while (!settled) {
                try {
                    change.settle(KEY);
                    settled = true;
                } catch (IOException passing) {
                    // As Lambda does: once more, wherever the first try ended.
                }
            }
        }
    }

    private static final class Actor {

        static final ScopedValue<Actor> CURRENT = ScopedValue.newInstance();

        private final Semaphore turn = new Semaphore(0);
        /** True when the thread has ended, false when it waits for its next turn. */
        private final BlockingQueue<Boolean> ended = new LinkedBlockingQueue<>();

        Actor(Runnable task) throws InterruptedException {
            Thread.ofVirtual()
                    .start(() -> ScopedValue.where(CURRENT, this).run(() -> {
                        task.run();
                        ended.add(true);
                    }));
            boolean already = ended.take();
            assertThat(already).isFalse();
        }

        void pause() {
            ended.add(false);
            turn.acquireUninterruptibly();
        }

        boolean stepIsLast() throws InterruptedException {
            turn.release();
            return ended.take();
        }
    }
}
