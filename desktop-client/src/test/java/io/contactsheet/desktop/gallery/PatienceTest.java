package io.contactsheet.desktop.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final GalleryReason STARTING =
            new GalleryReason.Trouble(GalleryReason.Asked.gallery(URI.create("http://gallery")), 503);

    private final List<Duration> sleeps = new ArrayList<>();
    private final List<GalleryReason> told = new ArrayList<>();
    private final Patience patience =
            new Patience(Duration.ofMinutes(1), Duration.ofSeconds(1), sleeps::add, told::add);
    private int attempts;

    @Test
    void galleryThatIsStarting_shouldBeWaitedFor_andSaidSoOnce() throws Exception {
        assertThat(patience.until(() -> busyUntil(4, null))).isEqualTo("open");

        assertThat(sleeps).hasSize(3).containsOnly(Duration.ofSeconds(1));
        assertThat(told).containsExactly(STARTING);
    }

    @Test
    void timeThatTheGalleryAsksFor_shouldBeGiven() throws Exception {
        patience.until(() -> busyUntil(2, Duration.ofSeconds(7)));

        assertThat(sleeps).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void galleryThatNeverStarts_shouldBeGivenUp() {
        assertThatThrownBy(() -> patience.until(() -> busyUntil(1000, null))).isInstanceOf(GalleryException.Busy.class);

        assertThat(sleeps).hasSize(60);
    }

    @Test
    void anotherFault_shouldBeToldAtOnce() {
        assertThatThrownBy(() -> patience.until(() -> {
                    throw new GalleryException.NotAllowed(new GalleryReason.DiskFull());
                }))
                .isInstanceOf(GalleryException.NotAllowed.class);
        assertThat(sleeps).isEmpty();
    }

    private String busyUntil(int attempt, @Nullable Duration retryAfter) throws GalleryException {
        if (++attempts < attempt) {
            throw new GalleryException.Busy(STARTING, 503, retryAfter);
        }
        return "open";
    }
}
