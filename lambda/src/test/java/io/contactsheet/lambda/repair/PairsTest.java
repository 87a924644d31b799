package io.contactsheet.lambda.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PairsTest {

    @Test
    void listings_shouldBeJoinedByTheirKeys() {
        assertThat(joined(List.of("a", "b", "d"), List.of("b", "c", "d", "e")))
                .containsExactly("a 1 0", "b 1 1", "c 0 1", "d 1 1", "e 0 1");
    }

    @Test
    void emptyListings_shouldMakeNoPair() {
        assertThat(joined(List.of(), List.of())).isEmpty();
        assertThat(joined(List.of("album/"), List.of("album/"))).isEmpty();
    }

    /** U+FF41 comes before U+1F600 in UTF-8, and after it in UTF-16. */
    @Test
    void keysBeyondTheBasicPlane_shouldBeJoinedInTheOrderOfS3() {
        assertThat(joined(List.of("\uFF41.jpg", "\uD83D\uDE00.jpg"), List.of("\uD83D\uDE00.jpg")))
                .containsExactly("\uFF41.jpg 1 0", "\uD83D\uDE00.jpg 1 1");
    }

    private static List<String> joined(List<String> originals, List<String> thumbnails) {
        List<String> pairs = new ArrayList<>();
        new Pairs(objects(originals).iterator(), objects(thumbnails).iterator())
                .forEachRemaining(pair -> pairs.add(pair.key() + " "
                        + pair.original().stream().count() + " "
                        + pair.thumbnail().stream().count()));
        return pairs;
    }

    private static Stream<ListedObject> objects(List<String> keys) {
        return keys.stream().map(key -> new ListedObject(key, "etag", Instant.EPOCH));
    }
}
