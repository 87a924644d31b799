package io.contactsheet.desktop.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Backoff FULL = Backoff.withFullJitter(Duration.ofMillis(500), Duration.ofSeconds(30));
    private static final Backoff ABOUT = Backoff.about(Duration.ofSeconds(2), Duration.ofSeconds(20), 1.5);
    private static final double ALMOST_ONE = 1 - 1e-9;

    @Test
    void pauses_shouldGrowUpToTheLongest() {
        assertThat(FULL.pause(0, ALMOST_ONE)).isEqualTo(Duration.ofMillis(500));
        assertThat(FULL.pause(1, ALMOST_ONE)).isEqualTo(Duration.ofSeconds(1));
        assertThat(FULL.pause(6, ALMOST_ONE)).isEqualTo(Duration.ofSeconds(30));
        assertThat(FULL.pause(1_000_000, ALMOST_ONE)).isEqualTo(Duration.ofSeconds(30));
        assertThat(ABOUT.pause(1, 0.5)).isEqualTo(Duration.ofSeconds(3));
        assertThat(ABOUT.pause(50, 0.5)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void chance_shouldMakeThemShorterDownToNothing_orALittleShorterAndLonger() {
        assertThat(FULL.pause(4, 0)).isZero();
        assertThat(FULL.pause(4, 0.25)).isEqualTo(Duration.ofSeconds(2));
        assertThat(ABOUT.pause(0, 0)).isEqualTo(Duration.ofMillis(1500));
        assertThat(ABOUT.pause(0, ALMOST_ONE)).isEqualTo(Duration.ofMillis(2500));
    }

    @Test
    void whatTheGalleryAsksFor_shouldComeBeforeThePause() {
        assertThat(FULL.pause(0, 0.5, Optional.of(Duration.ofSeconds(7)))).isEqualTo(Duration.ofMillis(7250));
        assertThat(FULL.pause(0, 0.5, Optional.empty())).isEqualTo(Duration.ofMillis(250));
    }
}
