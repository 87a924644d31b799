package io.contactsheet.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.ThumbnailOutcome.Thumbnail;
import io.contactsheet.imaging.ThumbnailOutcome.Unreadable;
import io.contactsheet.shared.api.ThumbnailError;
import io.contactsheet.shared.size.Size;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureThumbnailerTest {

    private final Thumbnailer thumbnailer = new PictureThumbnailer();

    @Test
    void jpeg_shouldStayJpeg() throws IOException {
        Thumbnail thumbnail = (Thumbnail) outcome(encoded("jpg", BufferedImage.TYPE_INT_RGB));
        assertThat(thumbnail.contentType()).isEqualTo("image/jpeg");
        assertThat(thumbnail.size()).isEqualTo(new Size(150, 75));
        assertThat(thumbnail.originalSize()).isEqualTo(new Size(400, 200));
        assertThat(ImageIO.read(new ByteArrayInputStream(thumbnail.bytes())).getWidth())
                .isEqualTo(150);
    }

    @Test
    void transparentPng_shouldStayTransparentPng() throws IOException {
        Thumbnail thumbnail = (Thumbnail) outcome(encoded("png", BufferedImage.TYPE_INT_ARGB));
        assertThat(thumbnail.contentType()).isEqualTo("image/png");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(thumbnail.bytes()));
        assertThat(image.getRGB(0, 0) >>> 24).isZero();
    }

    @Test
    void text_shouldBeUnsupported() throws IOException {
        Unreadable unreadable = (Unreadable) outcome("Dear diary".getBytes(StandardCharsets.UTF_8));
        assertThat(unreadable.error()).isEqualTo(ThumbnailError.UNSUPPORTED);
    }

    @Test
    void placeholder_shouldBeAGreyPicture() throws IOException {
        Placeholder placeholder = Placeholder.picture(Size.square(150));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(placeholder.bytes()));
        assertThat(image.getRGB(149, 149)).isEqualTo(0xFFD8D8D8);
    }

    private ThumbnailOutcome outcome(byte[] file) throws IOException {
        return thumbnailer.thumbnail(new ByteArrayInputStream(file), Size.square(150));
    }

    private static byte[] encoded(String format, int type) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(400, 200, type), format, bytes);
        return bytes.toByteArray();
    }
}
