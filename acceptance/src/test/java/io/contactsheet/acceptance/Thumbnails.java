package io.contactsheet.acceptance;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.imageio.ImageIO;

/** Thumbnails come some time after their photos. */
final class Thumbnails {

    private Thumbnails() {}

    static HttpResponse<byte[]> await(Gallery gallery, String key) {
        return org.awaitility.Awaitility.await("thumbnail of " + key)
                .atMost(gallery.patience())
                .pollInterval(Duration.ofMillis(50))
                .until(() -> gallery.thumbnail(key), response -> response.statusCode() != 404);
    }

    /** The picture in an answer, as the Java platform reads it. */
    static BufferedImage picture(HttpResponse<byte[]> answer) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
            if (picture == null) {
                throw new AssertionError("The answer " + answer.statusCode() + " is no picture.");
            }
            return picture;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void awaitGone(Gallery gallery, String key) {
        org.awaitility.Awaitility.await("no thumbnail of " + key)
                .atMost(gallery.patience())
                .pollInterval(Duration.ofMillis(50))
                .until(() -> gallery.thumbnail(key).statusCode() == 404);
    }
}
