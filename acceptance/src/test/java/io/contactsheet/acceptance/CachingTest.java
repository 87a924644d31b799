package io.contactsheet.acceptance;

import static io.contactsheet.shared.testkit.ApiClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.testkit.SamplePicture;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may keep a picture: of a private gallery nobody but the browser that asked (RFC 9111, 5.2.2.7). A thumbnail is asked
 * for under its ETag, so what its address answers never changes; an original is asked for again.
 */
@DisabledIfSystemProperty(
        named = "contactsheet.api",
        matches = ".+",
        disabledReason = "Which of the two a deployed gallery is, its form says.")
@ExtendWith(GalleryUnderTest.class)
class CachingTest {

    private final TemplateUnderTest template;

    CachingTest(TemplateUnderTest template) {
        this.template = template;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "private | private, no-cache | private, max-age=31536000, immutable",
                "public | no-cache | public, max-age=31536000, immutable"
            })
    void picture_shouldBeKeptByWhomTheVisibilityLets(String visibility, String ofOriginals, String ofThumbnails) {
        LocalGallery local = template.gallery(Map.of("Visibility", visibility));
        try (Gallery gallery = new Gallery(local.api(), template.patience(), Optional.of(local.token()))) {
            String key = gallery.key("a.jpg");
            gallery.put(key, SamplePicture.landscape(200, 100).jpeg(), "image/jpeg");
            HttpResponse<byte[]> thumbnail = Thumbnails.await(gallery, key);
            HttpResponse<byte[]> photo = gallery.photo(key);

            assertThat(List.of(
                            photo,
                            gallery.head("/photos/" + key),
                            gallery.photo(key, "Range", "bytes=0-9"),
                            gallery.photo(key, "If-None-Match", header(photo, "ETag"))))
                    .allSatisfy(answer ->
                            assertThat(header(answer, "Cache-Control")).isEqualTo(ofOriginals));
            assertThat(List.of(
                            thumbnail,
                            gallery.head("/thumbnails/" + key),
                            gallery.thumbnail(key, "If-None-Match", header(thumbnail, "ETag"))))
                    .allSatisfy(answer ->
                            assertThat(header(answer, "Cache-Control")).isEqualTo(ofThumbnails));
        }
    }
}
