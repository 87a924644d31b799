package io.templaterunner.cognito;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a password: PBKDF2 with HMAC-SHA-512.
 *
 * @param iterations how much work a guess is
 * @param salt in hexadecimal digits
 * @param hash in hexadecimal digits
 */
record PasswordHash(int iterations, String salt, String hash) {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 512;
    private static final SecureRandom RANDOM = new SecureRandom();

    static PasswordHash of(String password, int iterations) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new PasswordHash(
                iterations,
                HexFormat.of().formatHex(salt),
                HexFormat.of().formatHex(derive(password, salt, iterations)));
    }

    boolean matches(String password) {
        byte[] derived = derive(password, HexFormat.of().parseHex(salt), iterations);
        return MessageDigest.isEqual(derived, HexFormat.of().parseHex(hash));
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java has no PBKDF2WithHmacSHA512.", missing);
        } finally {
            spec.clearPassword();
        }
    }
}
