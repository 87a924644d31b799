package io.contactsheet.desktop.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));
    private static final double ALMOST_ONE = 1 - 1e-9;

    @Test
    void pauses_shouldDoubleUpToTheLongest() {
        assertThat(BACKOFF.pause(1, ALMOST_ONE)).isEqualTo(Duration.ofMillis(499));
        assertThat(BACKOFF.pause(2, ALMOST_ONE)).isEqualTo(Duration.ofMillis(999));
        assertThat(BACKOFF.pause(7, ALMOST_ONE)).isEqualTo(Duration.ofMillis(29_999));
        assertThat(BACKOFF.pause(1_000_000, ALMOST_ONE)).isEqualTo(Duration.ofMillis(29_999));
    }

    @Test
    void chance_shouldMakeThemShorterDownToNothing() {
        assertThat(BACKOFF.pause(5, 0)).isZero();
        assertThat(BACKOFF.pause(5, 0.25)).isEqualTo(Duration.ofSeconds(2));
    }
}
