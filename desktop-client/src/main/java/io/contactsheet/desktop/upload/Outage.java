package io.contactsheet.desktop.upload;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Since when the gallery has not been working for anyone. Safe for use by several threads. */
final class Outage {

    private @Nullable Instant since;
    private long answers;

    /** The gallery did what it was asked to. */
    synchronized void over() {
        since = null;
        answers++;
    }

    /** How often the gallery has done what it was asked to. */
    synchronized long answers() {
        return answers;
    }

    /** @return when the outage began, which may be just now */
    synchronized Instant seen(Instant now) {
        if (since == null) {
            since = now;
        }
        return since;
    }
}
