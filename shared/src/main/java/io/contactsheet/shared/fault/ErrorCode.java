package io.contactsheet.shared.fault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * A short code of a failure that nobody expected, to be read out and searched for: {@code 4KT7-9QZM}. The first half says
 * what broke where, the second by which way it came about. The same fault has the same code on every computer and in
 * every version that has not changed the methods in question: no message and no line number counts.
 *
 * @param value two times four of Crockford's Base32 digits, without those that are mistaken for others
 */
public record ErrorCode(String value) {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int HALF = 4;
    private static final int BITS_OF_A_DIGIT = 5;
    private static final String OWN = "io.contactsheet.";

    /** The code of a failure, with all that caused it. */
    public static ErrorCode of(Throwable failure) {
        List<String> chain = chain(failure).stream().map(ErrorCode::place).toList();
        return new ErrorCode(half(chain.getLast()) + "-" + half(String.join("\n", chain)));
    }

    @Override
    public String toString() {
        return value;
    }

    /** From the failure to its root; a cause may lead back in a circle. */
    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }

    /** What was thrown, and the innermost of our methods that it came through, or else where it was thrown. */
    private static String place(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        return Arrays.stream(frames)
                .filter(frame -> frame.getClassName().startsWith(OWN))
                .findFirst()
                .or(() -> Arrays.stream(frames).findFirst())
                .map(frame -> thrown.getClass().getName() + " in " + frame.getClassName() + "." + method(frame))
                .orElseGet(() -> thrown.getClass().getName());
    }

    /** The compiler numbers the lambdas of a class: another one above must not change the code. */
    private static String method(StackTraceElement frame) {
        return frame.getMethodName().replaceFirst("\\$\\d+$", "");
    }

    private static String half(String text) {
        int bits = ByteBuffer.wrap(sha256(text)).getInt();
        StringBuilder digits = new StringBuilder();
        for (int digit = 0; digit < HALF; digit++) {
            digits.append(DIGITS.charAt(bits & (DIGITS.length() - 1)));
            bits >>>= BITS_OF_A_DIGIT;
        }
        return digits.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
