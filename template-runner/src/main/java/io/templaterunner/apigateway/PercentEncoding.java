package io.templaterunner.apigateway;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The percent-encoded bytes of addresses. */
final class PercentEncoding {

    private static final Pattern BYTES = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

    private PercentEncoding() {}

    /** Whether all that is encoded is UTF-8; overlong forms and halves of surrogate pairs are not. */
    static boolean isUtf8(String text) {
        Matcher encoded = BYTES.matcher(text);
        while (encoded.find()) {
            byte[] bytes = HexFormat.of().parseHex(encoded.group().replace("%", ""));
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            } catch (CharacterCodingException _) {
                return false;
            }
        }
        return true;
    }
}
