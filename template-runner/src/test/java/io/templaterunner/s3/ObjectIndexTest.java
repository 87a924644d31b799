package io.templaterunner.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ObjectIndexTest {

    @Test
    @Tag("speed")
    void pagesOfManyObjects_shouldCostTheSameAtTheEndAsAtTheStart() {
        ObjectIndex index = index(IntStream.range(0, 100_000)
                .mapToObj("photo-%06d.jpg"::formatted)
                .toList());

        assertThat(index.page("", "", "photo-099989.jpg", 100).objects()).hasSize(10);
        long first = nanosOf(() -> index.page("", "", "", 100));
        long last = nanosOf(() -> index.page("", "", "photo-099899.jpg", 100));
        // A scan of what comes before would cost a thousand times as much.
        assertThat(last).isLessThan(50 * first);
    }

    private static ObjectIndex index(List<String> keys) {
        ObjectIndex index = new ObjectIndex();
        keys.forEach(key -> index.put(new StoredObject(key, 1, "etag", Instant.EPOCH)));
        return index;
    }

    private static long nanosOf(Runnable action) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 50; i++) {
            long start = System.nanoTime();
            action.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }
}
