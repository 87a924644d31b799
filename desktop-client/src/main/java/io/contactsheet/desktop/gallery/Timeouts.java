package io.contactsheet.desktop.gallery;

import java.time.Duration;

/**
 * How long a client waits for a gallery.
 *
 * @param connect for the connection
 * @param silence for an answer, and for the next bytes of a photo to leave; a whole upload may take longer
 */
public record Timeouts(Duration connect, Duration silence) {

    /** API Gateway itself gives up after 29 seconds. */
    public static final Timeouts STANDARD = new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(35));
}
