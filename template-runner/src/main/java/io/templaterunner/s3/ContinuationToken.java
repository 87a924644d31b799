package io.templaterunner.s3;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * Where the next page of a listing begins, in a form that says nothing to its holder. As S3's own it is of the alphabet
 * of Base64 with {@code +}, {@code /} and {@code =}, so a client that does not encode it in a URL is found out.
 */
final class ContinuationToken {

    private ContinuationToken() {}

    static String of(String last) {
        byte[] key = last.getBytes(StandardCharsets.UTF_8);
        byte[] token = ByteBuffer.allocate(Integer.BYTES + key.length)
                .putInt(checksum(key))
                .put(key)
                .array();
        return Base64.getEncoder().encodeToString(token);
    }

    /** The key or common prefix after which the page begins; a fault as S3 words it if the token is none. */
    static String read(String token) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(token));
            if (bytes.remaining() > Integer.BYTES) {
                int checksum = bytes.getInt();
                byte[] key = new byte[bytes.remaining()];
                bytes.get(key);
                if (checksum(key) == checksum) {
                    return new String(key, StandardCharsets.UTF_8);
                }
            }
        } catch (IllegalArgumentException notBase64) {
            // Told below, as every other text is that is no token.
        }
        throw S3Faults.invalidArgument("The continuation token provided is incorrect");
    }

    private static int checksum(byte[] key) {
        CRC32 crc = new CRC32();
        crc.update(key);
        return (int) crc.getValue();
    }
}
