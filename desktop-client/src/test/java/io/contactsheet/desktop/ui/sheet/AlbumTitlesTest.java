package io.contactsheet.desktop.ui.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.shared.key.PhotoKey;
import org.junit.jupiter.api.Test;

class AlbumTitlesTest {

    private final AlbumTitles titles = new AlbumTitles();

    @Test
    void album_shouldBeCalledAsItWasTyped() {
        String key = titles.key("Müller & Söhne/Hochzeit");
        assertThat(key)
                .isEqualTo(PhotoKey.of("Müller & Söhne/Hochzeit", "a.jpg").album());
        assertThat(titles.title(key)).isEqualTo("Müller & Söhne/Hochzeit");
        assertThat(titles.title(key.substring(0, key.indexOf('/')))).isEqualTo("Müller & Söhne");
    }

    @Test
    void albumThatIsNamedByItsKey_shouldKeepItsTitle() {
        String key = titles.key("Müller & Söhne");
        String inner = titles.key(key + "/Tanz & Musik");
        assertThat(titles.title(inner)).isEqualTo("Müller & Söhne/Tanz & Musik");
        assertThat(titles.title(key)).isEqualTo("Müller & Söhne");
    }

    @Test
    void albumOfWhichNobodyTold_shouldBeCalledByItsKey() {
        assertThat(titles.title("rome/day-1")).isEqualTo("rome/day-1");
        assertThat(titles.title("")).isEmpty();
    }
}
