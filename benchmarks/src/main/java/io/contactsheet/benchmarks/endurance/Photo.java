package io.contactsheet.benchmarks.endurance;

import io.contactsheet.imaging.testkit.SamplePicture;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A small JPEG file, unlike all others.
 *
 * @param sha256 in hexadecimal digits
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Photo(String key, byte[] bytes, String sha256) {

    private static final byte[] PICTURE = SamplePicture.landscape(400, 300).jpeg();

    /** One of this size: a picture, and what follows it makes each file another and the upload as long as wanted. */
    static Photo of(String key, int size) {
        byte[] bytes = new byte[Math.max(size, PICTURE.length + 32)];
        ThreadLocalRandom.current().nextBytes(bytes);
        System.arraycopy(PICTURE, 0, bytes, 0, PICTURE.length);
        return new Photo(key, bytes, sha256(bytes));
    }

    String fileName() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
