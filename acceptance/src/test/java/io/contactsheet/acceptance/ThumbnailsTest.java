package io.contactsheet.acceptance;

import static io.contactsheet.shared.testkit.ApiClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.testkit.SamplePicture;
import io.contactsheet.shared.api.MetadataHeaders;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Thumbnails: made by themselves, under the keys of their originals. */
@ExtendWith(GalleryUnderTest.class)
class ThumbnailsTest extends ThumbnailsContract {

    @Test
    void jpeg_shouldHaveASmallJpeg(Gallery gallery) {
        String key = gallery.key("landscape.jpg");
        gallery.put(key, SamplePicture.landscape(600, 400).jpeg(), "image/jpeg");

        HttpResponse<byte[]> thumbnail = Thumbnails.await(gallery, key);

        assertThat(thumbnail.statusCode()).isEqualTo(200);
        assertThat(header(thumbnail, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(thumbnail.headers().firstValue(MetadataHeaders.THUMBNAIL_ERROR))
                .isEmpty();
        BufferedImage picture = Thumbnails.picture(thumbnail);
        assertThat(picture.getWidth()).isEqualTo(150);
        assertThat(picture.getHeight()).isEqualTo(100);
    }

    @Test
    void transparentPng_shouldHaveATransparentPng(Gallery gallery) {
        String key = gallery.key("transparent.png");
        gallery.put(key, halfTransparentPng(300, 600), "image/png");

        HttpResponse<byte[]> thumbnail = Thumbnails.await(gallery, key);

        assertThat(header(thumbnail, "Content-Type")).isEqualTo("image/png");
        BufferedImage picture = Thumbnails.picture(thumbnail);
        assertThat(picture.getHeight()).isEqualTo(150);
        assertThat(picture.getRGB(10, 10) >>> 24).as("alpha on the left").isZero();
        assertThat(picture.getRGB(70, 10) >>> 24).as("alpha on the right").isEqualTo(255);
    }

    @Test
    void smallPicture_shouldNotBeEnlarged(Gallery gallery) {
        String key = gallery.key("small.jpg");
        gallery.put(key, SamplePicture.landscape(40, 30).jpeg(), "image/jpeg");
        BufferedImage picture = Thumbnails.picture(Thumbnails.await(gallery, key));
        assertThat(picture.getWidth()).isEqualTo(40);
        assertThat(picture.getHeight()).isEqualTo(30);
    }

    @Test
    void textCalledJpg_shouldHaveAPlaceholderAndTheReason(Gallery gallery) {
        String key = gallery.key("text.jpg");
        byte[] text = "This is no picture.".getBytes(StandardCharsets.UTF_8);
        gallery.put(key, text, "image/jpeg");

        HttpResponse<byte[]> placeholder = Thumbnails.await(gallery, key);

        assertThat(placeholder.statusCode()).isEqualTo(200);
        assertThat(header(placeholder, MetadataHeaders.THUMBNAIL_ERROR)).isEqualTo("unsupported");
        assertThat(header(gallery.head("/thumbnails/" + key), MetadataHeaders.THUMBNAIL_ERROR))
                .isEqualTo("unsupported");
        assertThat(header(placeholder, "Content-Type")).startsWith("image/");
        assertThat(Thumbnails.picture(placeholder)).isNotNull();
        assertThat(gallery.photo(key).body()).as("the photo itself is safe").isEqualTo(text);
    }

    @Test
    void photoReplacedByAnother_shouldHaveTheThumbnailOfTheOther(Gallery gallery) {
        String key = gallery.key("replaced.jpg");
        gallery.put(key, SamplePicture.landscape(200, 100).jpeg(), "image/jpeg");
        Thumbnails.await(gallery, key);
        gallery.delete(key);
        gallery.put(key, SamplePicture.landscape(100, 200).jpeg(), "image/jpeg");

        Eventually.await().untilAsserted(() -> {
            HttpResponse<byte[]> thumbnail = gallery.thumbnail(key);
            assertThat(thumbnail.statusCode()).isEqualTo(200);
            assertThat(Thumbnails.picture(thumbnail).getHeight()).isEqualTo(150);
        });
    }

    /** Transparent on the left, and white on the right. */
    private static byte[] halfTransparentPng(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.fillRect(width / 2, 0, width / 2, height);
        graphics.dispose();
        return new SamplePicture(picture).encoded("png");
    }
}
