package io.contactsheet.desktop.upload;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Time and chance, as the engine needs them. Tests bring their own. */
public interface Timing {

    /** The computer's clock, and good randomness. */
    Timing REAL = new Timing() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration);
        }

        @Override
        public double random() {
            return ThreadLocalRandom.current().nextDouble();
        }
    };

    Instant now();

    /** Waits on the calling thread. */
    void sleep(Duration duration) throws InterruptedException;

    /** 0 inclusive to 1 exclusive, evenly spread. */
    double random();
}
