package io.contactsheet.desktop.gallery;

import java.time.Duration;

/**
 * How long a client waits for a gallery.
 *
 * @param connect for the connection
 * @param answer for the whole answer to a request that sends no photo
 * @param upload for a whole photo to go out and be answered: 10 MB on a slow line take minutes
 */
public record Timeouts(Duration connect, Duration answer, Duration upload) {

    /** API Gateway itself gives up after 29 seconds. */
    public static final Timeouts STANDARD =
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(35), Duration.ofMinutes(10));
}
