package io.contactsheet.desktop.upload;

import java.time.Duration;

/**
 * How eager and how patient the engine is.
 *
 * @param parallel photos that are sent at the same time, at least 1
 * @param patience how long it goes on trying while the gallery does not answer or is busy
 * @param attempts how often it tries a photo at which the gallery fails, at least 1
 * @param thumbnailPatience after this without a new thumbnail, those that are missing are late, and looked for only now
 *     and then
 * @param thumbnailGiveUp after this, a late thumbnail is no longer looked for
 */
public record UploadSettings(
        int parallel, Duration patience, int attempts, Duration thumbnailPatience, Duration thumbnailGiveUp) {

    public static final UploadSettings STANDARD =
            new UploadSettings(4, Duration.ofMinutes(30), 8, Duration.ofMinutes(1), Duration.ofHours(1));
}
