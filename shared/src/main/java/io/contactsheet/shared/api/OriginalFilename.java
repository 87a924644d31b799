package io.contactsheet.shared.api;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The text form in which a photo's original name travels in an HTTP header: percent-encoded UTF-8 (RFC 3986, section
 * 2.1), the same that JavaScript's {@code encodeURIComponent} writes and {@code decodeURIComponent} reads.
 */
public final class OriginalFilename {

    /** S3 keeps at most 2,048 bytes of user metadata with an object; this leaves room for the rest. */
    static final int MAX_ENCODED_LENGTH = 600;

    private OriginalFilename() {}

    /** The header value of a name. A name too long for S3's metadata is shortened in front of its extension. */
    public static String encode(String filename) {
        String encoded = percentEncode(filename);
        if (encoded.length() <= MAX_ENCODED_LENGTH) {
            return encoded;
        }
        int dot = filename.lastIndexOf('.');
        String extension = dot > 0 && filename.length() - dot <= 20 ? filename.substring(dot) : "";
        String stem = filename.substring(0, filename.length() - extension.length());
        int room = MAX_ENCODED_LENGTH - percentEncode(extension).length();
        StringBuilder shortened = new StringBuilder();
        for (int codePoint : stem.codePoints().toArray()) {
            String next = percentEncode(Character.toString(codePoint));
            if (shortened.length() + next.length() > room) {
                break;
            }
            shortened.append(next);
        }
        return shortened + percentEncode(extension);
    }

    /** The name of a header value. A value that is not percent-encoded UTF-8 is taken as it stands. */
    public static String decode(String headerValue) {
        try {
            // URLDecoder reads form encoding, in which a plus is a space; here it is a plus.
            return URLDecoder.decode(headerValue.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return headerValue;
        }
    }

    private static String percentEncode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
