package io.contactsheet.desktop.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PictureTypeTest {

    @Test
    void content_shouldCountMoreThanTheName() {
        assertThat(type("\u00ff\u00d8\u00ff\u00e1", "a.png")).isEqualTo("image/jpeg");
        assertThat(type("\u0089PNG\r\n\u001a\n", "a.jpg")).isEqualTo("image/png");
        assertThat(type("RIFF\1\2\3\4WEBPVP8 ", "a")).isEqualTo("image/webp");
        assertThat(type("GIF89a", "")).isEqualTo("image/gif");
        assertThat(type("\0\0\0\u0018ftypheic", "a.jpg")).isEqualTo("image/heic");
        assertThat(type("\0\0\0\u0018ftypavif", "a")).isEqualTo("image/avif");
        assertThat(type("\0\0\0\u0018ftypmp42", "a.mp4")).isEqualTo("application/octet-stream");
    }

    @Test
    void rawPhotosAreTiffsInside_soTheirNameShouldCount() {
        assertThat(type("II*\0", "a.tif")).isEqualTo("image/tiff");
        assertThat(type("II*\0", "a.NEF")).isEqualTo("image/x-nikon-nef");
        assertThat(type("MM\0*", "a.dng")).isEqualTo("image/x-adobe-dng");
        assertThat(type("II*\0", "a.jpg")).isEqualTo("image/tiff");
    }

    @Test
    void unknownContent_shouldGoByTheName_elseBeOctets() {
        assertThat(type("hello", "a.JPG")).isEqualTo("image/jpeg");
        assertThat(type("hello", "a.txt")).isEqualTo("application/octet-stream");
        assertThat(type("", "")).isEqualTo("application/octet-stream");
    }

    private static String type(String head, String name) {
        return PictureType.contentType(head.getBytes(StandardCharsets.ISO_8859_1), name);
    }
}
