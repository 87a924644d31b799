package io.contactsheet.desktop.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for what comes when it comes: on a machine that is busy with something else, too. */
public final class Eventually {

    /** Only what hangs takes so long. */
    private static final Duration HANG = Duration.ofMinutes(5);

    private Eventually() {}

    /** To be told the condition. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(HANG);
    }
}
