package io.contactsheet.desktop.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    @Test
    void seconds_shouldBeTakenAsTheyStand() {
        assertThat(RetryAfter.parse(" 120 ", CLOCK)).contains(Duration.ofMinutes(2));
    }

    @Test
    void date_shouldBeTheTimeUntilThen_andNoneOnceItHasPassed() {
        assertThat(RetryAfter.parse("Mon, 23 Nov 2026 10:00:30 GMT", CLOCK)).contains(Duration.ofSeconds(30));
        assertThat(RetryAfter.parse("Mon, 23 Nov 2026 09:00:00 GMT", CLOCK)).contains(Duration.ZERO);
    }

    @Test
    void anythingElse_shouldBeLeftAside() {
        for (String text : List.of("", "soon", "-5", "1.5", "99999999999999999999")) {
            assertThat(RetryAfter.parse(text, CLOCK)).isEmpty();
        }
    }
}
