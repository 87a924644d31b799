package io.contactsheet.desktop.gallery;

import java.time.Duration;

/**
 * How long a client waits for a gallery.
 *
 * @param connect for the connection
 * @param silence for an answer to begin, and for the next bytes of it, or of a photo to leave
 * @param total for a whole answer; an upload may take longer
 */
public record Timeouts(Duration connect, Duration silence, Duration total) {

    /** API Gateway itself gives up after 29 seconds. */
    public static final Timeouts STANDARD =
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(35), Duration.ofMinutes(5));
}
