package io.contactsheet.acceptance;

import java.net.http.HttpResponse;
import java.time.Duration;

/** Thumbnails come some time after their photos. */
final class Thumbnails {

    private Thumbnails() {}

    static HttpResponse<byte[]> await(Gallery gallery, String key) {
        return org.awaitility.Awaitility.await("thumbnail of " + key)
                .atMost(gallery.patience())
                .pollInterval(Duration.ofMillis(50))
                .until(() -> gallery.thumbnail(key), response -> response.statusCode() != 404);
    }

    static void awaitGone(Gallery gallery, String key) {
        org.awaitility.Awaitility.await("no thumbnail of " + key)
                .atMost(gallery.patience())
                .pollInterval(Duration.ofMillis(50))
                .until(() -> gallery.thumbnail(key).statusCode() == 404);
    }
}
