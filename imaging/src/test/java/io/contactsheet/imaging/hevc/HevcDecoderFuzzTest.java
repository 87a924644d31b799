package io.contactsheet.imaging.hevc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * Any bytes at all as NAL units with their lengths. In a build, the committed samples alone; with {@code JAZZER_FUZZ=1}
 * in the environment, which {@code imaging/fuzz} sets, whatever the fuzzer makes of them in three minutes.
 */
class HevcDecoderFuzzTest {

    /** Of the processor's time: what else a machine does is none of a decoder's. */
    private static final Duration MOST = Duration.ofSeconds(25);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long MEMORY = 128L << 20;

    @FuzzTest(maxDuration = "3m")
    void anyBytes_shouldHaveAnOutcome(byte[] bytes) {
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            HevcPicture picture = HevcDecoder.of(Streams.configuration()).decode(bytes, 0, bytes.length, MEMORY);
            assertThat(picture.width()).isPositive();
        } catch (UnreadablePictureException e) {
            assertThat(e.explanation()).endsWith(".");
        }
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start)).isLessThan(MOST);
    }
}
