package io.contactsheet.desktop.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignInCodesTest {

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final SignInCodes codes = new SignInCodes(() -> now);

    @Test
    void code_shouldBeLongAndFitForAnAddress_andNoneLikeAnother() {
        List<String> issued =
                Stream.generate(codes::issue).limit(100).distinct().toList();

        assertThat(issued).hasSize(100).allMatch(code -> code.matches("[A-Za-z0-9_-]{32}"));
    }

    @Test
    void code_shouldBeGoodForOneTime() {
        String code = codes.issue();

        assertThat(codes.redeem(code)).isTrue();
        assertThat(codes.redeem(code)).isFalse();
    }

    @Test
    void code_shouldBeGoodForAMinute() {
        String early = codes.issue();
        String late = codes.issue();

        now = now.plus(Duration.ofMillis(59_999));
        assertThat(codes.redeem(early)).isTrue();
        now = now.plus(Duration.ofMillis(1));
        assertThat(codes.redeem(late)).isFalse();
    }

    @Test
    void guess_shouldLetNobodyIn_andLeaveTheCodeAsItIs() {
        String code = codes.issue();

        assertThat(Stream.of("", code.substring(1), code + "A", "A".repeat(32), "é")
                        .anyMatch(codes::redeem))
                .isFalse();
        assertThat(codes.redeem(code)).isTrue();
    }

    @Test
    void manyCodes_shouldTakeThePlaceOfTheOldest() {
        String first = codes.issue();
        List<String> next = Stream.generate(codes::issue).limit(16).toList();

        assertThat(codes.redeem(first)).isFalse();
        assertThat(next).allMatch(codes::redeem);
    }
}
