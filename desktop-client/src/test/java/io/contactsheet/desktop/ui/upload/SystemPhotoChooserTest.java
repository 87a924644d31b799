package io.contactsheet.desktop.ui.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemPhotoChooserTest {

    @ParameterizedTest
    @CsvSource({
        "夏休み.JPG, 夏休み.JPG",
        "../../.bashrc, -..-.bashrc",
        "C:\\Users\\me\\a.jpg, C--Users-me-a.jpg",
        "'what? \"this\".jpg', 'what- -this-.jpg'",
        ".hidden.jpg, hidden.jpg",
        "'...', photo"
    })
    void nameFromTheGallery_shouldBeAFileOnAnyDisk(String name, String file) {
        assertThat(SystemPhotoChooser.fileName(name)).isEqualTo(file);
    }
}
