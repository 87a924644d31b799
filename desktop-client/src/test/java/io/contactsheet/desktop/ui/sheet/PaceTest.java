package io.contactsheet.desktop.ui.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration QUICK = Duration.ofMillis(5);
    private final Pace pace = new Pace(() -> 0.5);

    @Test
    void quietGallery_shouldBeAskedLessAndLess() {
        Duration first = pace.afterAnswer(true, QUICK);
        Duration second = pace.afterAnswer(false, QUICK);
        assertThat(first).isEqualTo(Duration.ofSeconds(2));
        assertThat(second).isEqualTo(Duration.ofSeconds(3));
        for (int i = 0; i < 20; i++) {
            pace.afterAnswer(false, QUICK);
        }
        assertThat(pace.afterAnswer(false, QUICK)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void somethingNew_shouldMakeItQuickAgain() {
        for (int i = 0; i < 20; i++) {
            pace.afterAnswer(false, QUICK);
        }
        assertThat(pace.afterAnswer(true, QUICK)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void slowAnswer_shouldEarnALongPause() {
        assertThat(pace.afterAnswer(true, Duration.ofMillis(1500))).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void verySlowAnswer_shouldNotEarnALongerPauseThanHalfAMinute() {
        assertThat(pace.afterAnswer(true, Duration.ofSeconds(45))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void failures_shouldBackOffAndBeForgottenAfterAnAnswer() {
        assertThat(pace.afterFailure()).isEqualTo(Duration.ofMillis(500));
        assertThat(pace.afterFailure()).isEqualTo(Duration.ofSeconds(1));
        for (int i = 0; i < 20; i++) {
            pace.afterFailure();
        }
        assertThat(pace.afterFailure()).isEqualTo(Duration.ofSeconds(10));
        pace.afterAnswer(false, QUICK);
        assertThat(pace.afterFailure()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void manyWindows_shouldNotAskAllAtOnce() {
        Duration early = new Pace(() -> 0).afterAnswer(true, QUICK);
        Duration late = new Pace(() -> 0.999).afterAnswer(true, QUICK);
        assertThat(early).isEqualTo(Duration.ofMillis(1500));
        assertThat(late).isBetween(Duration.ofMillis(2400), Duration.ofMillis(2500));
    }
}
