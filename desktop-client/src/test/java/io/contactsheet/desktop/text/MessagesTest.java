package io.contactsheet.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.gallery.GalleryReason;
import io.contactsheet.desktop.upload.UploadReason;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Locale system = Locale.getDefault();
    private final Messages english = Messages.in(Locale.UK);
    private final Messages german = Messages.in(Locale.GERMANY);

    @AfterEach
    void restoreTheSystem() {
        Locale.setDefault(system);
    }

    @Test
    void bytes_shouldBeInTheUnitThatPeopleUse() {
        assertThat(english.bytes(0)).isEqualTo("0 bytes");
        assertThat(english.bytes(1)).isEqualTo("1 byte");
        assertThat(english.bytes(999)).isEqualTo("999 bytes");
        assertThat(english.bytes(1000)).isEqualTo("1 KB");
        assertThat(english.bytes(999_499)).isEqualTo("999 KB");
        assertThat(english.bytes(999_500)).isEqualTo("1.0 MB");
        assertThat(english.bytes(2_949_000)).isEqualTo("2.9 MB");
        assertThat(german.bytes(1)).isEqualTo("1 Byte");
        assertThat(german.bytes(2_949_000)).isEqualTo("2,9 MB");
    }

    @Test
    void photos_shouldBeCounted() {
        assertThat(english.photos(0)).isEqualTo("0 photos");
        assertThat(english.photos(1)).isEqualTo("1 photo");
        assertThat(english.photos(12_408)).isEqualTo("12,408 photos");
        assertThat(german.photos(1)).isEqualTo("1 Foto");
        assertThat(german.photos(12_408)).isEqualTo("12.408 Fotos");
    }

    @Test
    void moments_shouldBeAsBriefAsTheyCan() {
        assertThat(briefly(english, "2026-03-01T09:05:00Z")).isEqualTo("09:05");
        assertThat(briefly(english, "2026-02-28T09:05:00Z")).isEqualTo("28 Feb");
        assertThat(briefly(english, "2025-02-28T09:05:00Z")).isEqualTo("28 Feb 2025");
        assertThat(briefly(german, "2026-03-01T09:05:00Z")).isEqualTo("09:05");
        assertThat(briefly(german, "2026-02-28T09:05:00Z")).isEqualTo("28. Feb.");
        assertThat(briefly(german, "2025-02-28T09:05:00Z")).isEqualTo("28. Feb. 2025");
        assertThat(german.moment(NOW, ZoneOffset.UTC))
                .startsWith("1. März 2026")
                .endsWith("12:00");
    }

    private static String briefly(Messages messages, String moment) {
        return messages.briefly(Instant.parse(moment), NOW, ZoneOffset.UTC);
    }

    @Test
    void systemInALanguageWithoutTexts_shouldBeSpokenToInEnglish_withEnglishDates() {
        Messages french = Messages.in(Locale.FRANCE);

        assertThat(french.get("button.cancel")).isEqualTo("Cancel");
        assertThat(briefly(french, "2026-02-28T09:05:00Z")).isEqualTo("Feb 28");
    }

    @Test
    void whoAsksForEnglishOnAGermanSystem_shouldGetIt() {
        Locale.setDefault(Locale.GERMANY);

        assertThat(Messages.in(Locale.UK).get("button.cancel")).isEqualTo("Cancel");
        assertThat(Messages.ofSystem().get("button.cancel")).isEqualTo("Abbrechen");
    }

    @Test
    void dates_shouldBeThoseOfTheSystem_ifTheyAreInTheLanguageOfTheWords() {
        assertThat(briefly(Messages.in(Locale.US, Locale.UK), "2026-02-28T09:05:00Z"))
                .isEqualTo("28 Feb");
        assertThat(briefly(Messages.in(Locale.UK, Locale.GERMANY), "2026-02-28T09:05:00Z"))
                .isEqualTo("28 Feb");
    }

    @Test
    void reasons_shouldBecomeSentences() {
        Path file = Path.of("large.jpg");
        UploadReason large = new UploadReason.TooLarge(file, (10 << 20) + 1, 10 << 20);
        UploadReason away = new UploadReason.GalleryForLong(new GalleryReason.NoAnswer(
                GalleryReason.Asked.signIn(URI.create("https://g.example")), new GalleryReason.Connection.Silent()));

        assertThat(new Sentences(english).of(large))
                .isEqualTo("“large.jpg” is 10.1 MB large. The gallery takes photos of up to 10 MB.");
        assertThat(new Sentences(german).of(large))
                .isEqualTo("„large.jpg“ ist 10,1 MB groß. Die Galerie nimmt Fotos bis 10 MB.");
        assertThat(new Sentences(german).of(away))
                .isEqualTo("Die Anmeldung der Galerie unter https://g.example antwortet nicht. Versuchen Sie es später"
                        + " wieder.");
    }
}
