package io.contactsheet.lambda.deployment;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/**
 * Waits until an API answers strangers as it was deployed. API Gateway serves a new deployment some time after its stage was
 * moved there, up to 20 seconds by what others recorded, and not everywhere at once.
 *
 * @param stranger asks it
 * @param clock tells how long it took
 * @param pause waits before it is asked again
 */
public record ApiAnswers(Stranger stranger, InstantSource clock, Pause pause) {

    /** So many right answers one after the other are believed. */
    static final int ENOUGH = 5;

    /** With the last answer and what follows it, this is less than the minute that the function has. */
    static final Duration PATIENCE = Duration.ofSeconds(45);

    /** Where nothing pauses, the patience would be many thousand questions. */
    static final int MOST = 50;

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private static final int OK = 200;
    private static final Set<Integer> REFUSALS = Set.of(401, 403);

    /** Asks an API for its photos without a token. */
    @FunctionalInterface
    public interface Stranger {

        /**
         * Asks once.
         *
         * @return the status of the answer
         * @throws IOException if there is none
         */
        int ask() throws IOException, InterruptedException;
    }

    /**
     * Waits. That photos which shall be seen are not seen yet is no failure: it passes, and nothing is at risk.
     *
     * @param closed whether strangers are to be refused
     * @return what came of it, a sentence
     * @throws IOException if strangers are to be refused and still are not; the message says so
     */
    public String await(boolean closed) throws IOException, InterruptedException {
        Instant end = clock.instant().plus(PATIENCE);
        int inARow = 0;
        boolean open = false;
        String last = "";
        for (int asked = 0; asked < MOST && clock.instant().isBefore(end); asked++) {
            if (asked > 0) {
                pause.sleep(BETWEEN);
            }
            try {
                int status = stranger.ask();
                boolean right = closed ? REFUSALS.contains(status) : status == OK;
                inARow = right ? inARow + 1 : 0;
                if (inARow == ENOUGH) {
                    return "The API answers strangers with " + status + ", as it should; it was asked " + (asked + 1)
                            + " times.";
                }
                // A throttled request, or a fault of the service, tells nothing of whether it is open.
                open = status == OK || open && !REFUSALS.contains(status);
                last = "the answer " + status;
            } catch (IOException none) {
                inARow = 0;
                last = "no answer (" + none.getMessage() + ")";
            }
        }
        if (closed && open) {
            throw new IOException("The gallery is to be private, and " + PATIENCE.toSeconds()
                    + " seconds after its deployment it still showed photos to a stranger. Update the stack again.");
        }
        return "The API is not seen yet to answer strangers as it should; last there was " + last + ".";
    }
}
