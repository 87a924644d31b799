package io.contactsheet.desktop.ui.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UploadProgressTest {

    @Test
    void duplicates_shouldNotBeCalledUploaded() {
        assertThat(new UploadProgress(300, 0, 300, 0, 1).words()).isEqualTo("300 already in the gallery");
        assertThat(new UploadProgress(1_303, 1_000, 301, 2, 1).words())
                .isEqualTo("1,000 uploaded, 301 already in the gallery, 2 not uploaded");
    }

    @Test
    void thoseUnderWay_shouldBeCountedFromOne() {
        assertThat(new UploadProgress(10, 2, 1, 0, 0.3).words()).isEqualTo("Uploading 4 of 10");
        assertThat(new UploadProgress(10, 2, 1, 1, 0.4).words()).isEqualTo("Uploading 5 of 10, 1 not uploaded");
        assertThat(UploadProgress.NONE.words()).isEmpty();
    }
}
