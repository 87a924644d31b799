package io.contactsheet.desktop.ui.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void bytes_shouldBeInTheUnitThatPeopleUse() {
        assertThat(Words.bytes(0)).isEqualTo("0 bytes");
        assertThat(Words.bytes(1)).isEqualTo("1 byte");
        assertThat(Words.bytes(999)).isEqualTo("999 bytes");
        assertThat(Words.bytes(1000)).isEqualTo("1 KB");
        assertThat(Words.bytes(999_499)).isEqualTo("999 KB");
        assertThat(Words.bytes(999_500)).isEqualTo("1.0 MB");
        assertThat(Words.bytes(2_949_000)).isEqualTo("2.9 MB");
    }

    @Test
    void photos_shouldBeCounted() {
        assertThat(Words.photos(1)).isEqualTo("1 photo");
        assertThat(Words.photos(12_408)).isEqualTo("12,408 photos");
    }

    @Test
    void moments_shouldBeAsBriefAsTheyCan() {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        assertThat(Words.briefly(Instant.parse("2026-03-01T09:05:00Z"), now, ZoneOffset.UTC))
                .isEqualTo("09:05");
        assertThat(Words.briefly(Instant.parse("2026-02-28T09:05:00Z"), now, ZoneOffset.UTC))
                .isEqualTo("28 Feb");
        assertThat(Words.briefly(Instant.parse("2025-02-28T09:05:00Z"), now, ZoneOffset.UTC))
                .isEqualTo("28 Feb 2025");
    }
}
