package io.contactsheet.desktop.local;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;

/**
 * Codes with which a browser on this computer is let in: random, good for a minute, and for one time. Safe for several
 * threads at once.
 */
final class SignInCodes {

    static final Duration VALIDITY = Duration.ofSeconds(60);

    private static final int BYTES = 24;
    /** So many wait at most; a new one takes the place of the oldest. */
    private static final int MOST = 16;

    private final InstantSource time;
    private final SecureRandom random = new SecureRandom();
    private final Deque<Code> waiting = new ArrayDeque<>();

    private record Code(String text, Instant expires) {

        /** Takes as long however much of the guess is right. */
        boolean is(String guess) {
            return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), guess.getBytes(StandardCharsets.UTF_8));
        }
    }

    SignInCodes(InstantSource time) {
        this.time = time;
    }

    /** A new code: letters, digits, dashes and underscores. */
    synchronized String issue() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (waiting.size() == MOST) {
            waiting.removeFirst();
        }
        waiting.addLast(new Code(text, time.instant().plus(VALIDITY)));
        return text;
    }

    /** Takes a code back: whether it was one that may still be used, which it then may no more. */
    synchronized boolean redeem(String guess) {
        Instant now = time.instant();
        waiting.removeIf(code -> !now.isBefore(code.expires()));
        return waiting.removeIf(code -> code.is(guess));
    }
}
