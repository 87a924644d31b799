package io.contactsheet.desktop.ui.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.text.Messages;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class UploadProgressTest {

    private final UploadWords words = new UploadWords(Messages.in(Locale.UK));

    @Test
    void duplicates_shouldNotBeCalledUploaded() {
        assertThat(words.of(new UploadProgress(300, 0, 300, 0, 1))).isEqualTo("300 already in the gallery");
        assertThat(words.of(new UploadProgress(1_303, 1_000, 301, 2, 1)))
                .isEqualTo("1,000 uploaded, 301 already in the gallery, 2 not uploaded");
    }

    @Test
    void thoseUnderWay_shouldBeCountedFromOne() {
        assertThat(words.of(new UploadProgress(10, 2, 1, 0, 0.3))).isEqualTo("Uploading 4 of 10");
        assertThat(words.of(new UploadProgress(10, 2, 1, 1, 0.4))).isEqualTo("Uploading 5 of 10, 1 not uploaded");
        assertThat(words.of(UploadProgress.NONE)).isEmpty();
    }
}
