package io.contactsheet.lambda.deployment;

import java.time.Duration;

/** Waits before something is tried again. */
@FunctionalInterface
public interface Pause {

    /** Waits so long. */
    void sleep(Duration time) throws InterruptedException;
}
