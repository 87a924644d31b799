package io.contactsheet.acceptance;

import static io.contactsheet.shared.testkit.ApiClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.testkit.SamplePicture;
import io.contactsheet.shared.api.MetadataHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * Thumbnails as their clients see them. Every gallery keeps to it, and every double of one; what they look like is a
 * matter of the real ones alone.
 */
abstract class ThumbnailsContract {

    @Test
    void thumbnailOfNoPhoto_shouldBe404(Gallery gallery) {
        assertThat(gallery.thumbnail(gallery.key("none.jpg")).statusCode()).isEqualTo(404);
        assertThat(gallery.head("/thumbnails/" + gallery.key("none.jpg")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void upperCaseExtension_shouldHaveItsThumbnailToo(Gallery gallery) {
        String key = gallery.key("CAMERA.JPG");
        gallery.put(key, SamplePicture.landscape(200, 200).jpeg(), "image/jpeg");
        assertThat(Thumbnails.await(gallery, key).statusCode()).isEqualTo(200);
    }

    @Test
    void thumbnailOfOneContent_shouldBeCachedForEver(Gallery gallery) {
        String key = gallery.key("cached.jpg");
        gallery.put(key, SamplePicture.landscape(200, 100).jpeg(), "image/jpeg");
        HttpResponse<byte[]> thumbnail = Thumbnails.await(gallery, key);

        assertThat(header(thumbnail, "Cache-Control")).endsWith("max-age=31536000, immutable");
        String etag = header(thumbnail, "ETag");
        assertThat(gallery.thumbnail(key, "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(header(gallery.head("/thumbnails/" + key), "ETag")).isEqualTo(etag);
    }

    @Test
    void textThatSaysSo_shouldHaveAPlaceholderAndTheReason(Gallery gallery) {
        String key = gallery.key("text.txt");
        gallery.put(key, "This is no picture.".getBytes(StandardCharsets.UTF_8), "text/plain");

        HttpResponse<byte[]> placeholder = Thumbnails.await(gallery, key);

        assertThat(placeholder.statusCode()).isEqualTo(200);
        assertThat(header(placeholder, MetadataHeaders.THUMBNAIL_ERROR)).isEqualTo("unsupported");
        assertThat(header(gallery.head("/thumbnails/" + key), MetadataHeaders.THUMBNAIL_ERROR))
                .isEqualTo("unsupported");
        assertThat(header(placeholder, "Content-Type")).startsWith("image/");
        assertThat(Thumbnails.picture(placeholder)).isNotNull();
    }
}
