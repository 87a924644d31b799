package io.contactsheet.desktop.upload;

import java.time.Duration;

/**
 * How eager and how patient the engine is.
 *
 * @param parallel photos that are sent at the same time, at least 1
 * @param patience how long it goes on trying while the gallery does not answer or is busy
 * @param rest how long nobody may have written to a file before it is sent
 * @param attempts how often it tries a photo at which the gallery fails, at least 1
 * @param thumbnailPatience after this without a new thumbnail, those that are missing are late, and looked for only now
 *     and then
 * @param thumbnailGiveUp after this, a late thumbnail is no longer looked for
 */
public record UploadSettings(
        int parallel,
        Duration patience,
        Duration rest,
        int attempts,
        Duration thumbnailPatience,
        Duration thumbnailGiveUp) {

    public static final UploadSettings STANDARD = new UploadSettings(
            4, Duration.ofMinutes(30), Duration.ofSeconds(3), 8, Duration.ofMinutes(1), Duration.ofHours(1));

    /** The same for files that nobody else writes to, however young they are. */
    public UploadSettings withoutRest() {
        return new UploadSettings(parallel, patience, Duration.ZERO, attempts, thumbnailPatience, thumbnailGiveUp);
    }
}
