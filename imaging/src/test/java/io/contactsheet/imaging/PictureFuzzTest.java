package io.contactsheet.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.contactsheet.shared.size.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * Any bytes at all. In a build, the committed samples alone; with {@code JAZZER_FUZZ=1} in the environment, which
 * {@code imaging/fuzz} sets, whatever the fuzzer makes of them in three minutes.
 */
class PictureFuzzTest {

    /** Of the processor's time: what else a machine does is none of a decoder's. */
    private static final Duration MOST = Duration.ofSeconds(25);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Size BOX = Size.square(150);

    private final PictureThumbnailer thumbnailer = new PictureThumbnailer(128L << 20);

    @FuzzTest(maxDuration = "3m")
    void anyBytes_shouldHaveAnOutcome(byte[] bytes) throws IOException {
        long start = THREADS.getCurrentThreadCpuTime();
        ThumbnailOutcome outcome = thumbnailer.outcome(new ByteArrayInputStream(bytes), BOX);
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start)).isLessThan(MOST);
        switch (outcome) {
            case ThumbnailOutcome.Thumbnail thumbnail -> {
                Size most = thumbnail.originalSize().fitWithin(BOX);
                assertThat(thumbnail.size().fitWithin(most)).isEqualTo(thumbnail.size());
            }
            case ThumbnailOutcome.Unreadable unreadable ->
                assertThat(unreadable.explanation()).endsWith(".");
        }
    }
}
