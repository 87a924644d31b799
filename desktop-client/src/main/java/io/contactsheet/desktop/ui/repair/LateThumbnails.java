package io.contactsheet.desktop.ui.repair;

import io.contactsheet.shared.key.PhotoKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Photos whose thumbnails are so late that they will not come by themselves. What counts is for how long this window has
 * seen a photo without one: an old photo may be new to a gallery that has just been started again. Used by one task
 * after the other, away from the FX thread: a hundred thousand photos may be missing theirs.
 */
final class LateThumbnails {

    /** An event is tried again after a minute and after two more, and is then given up. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Map<PhotoKey, Instant> missingSince = new HashMap<>();

    /** How many there are, given those that have no thumbnail now. */
    long count(Collection<PhotoKey> missing, Instant now) {
        missingSince.keySet().retainAll(missing);
        missing.forEach(key -> missingSince.putIfAbsent(key, now));
        Instant latest = now.minus(PATIENCE);
        return missingSince.values().stream()
                .filter(since -> !since.isAfter(latest))
                .count();
    }
}
