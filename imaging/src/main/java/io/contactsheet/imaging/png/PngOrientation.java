package io.contactsheet.imaging.png;

import io.contactsheet.imaging.picture.ExifOrientation;
import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.picture.XmpOrientation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the camera was held, by whichever metadata says so: the chunk for Exif, which may stand behind the pixels; text
 * with Exif in hexadecimal digits, as programs wrote before there was that chunk; or XMP.
 */
final class PngOrientation {

    private static final byte[] RAW_PROFILE = "Raw profile type ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] XMP = "XML:com.adobe.xmp\0".getBytes(StandardCharsets.US_ASCII);

    private Optional<Orientation> exif = Optional.empty();
    private Orientation text = Orientation.TOP_LEFT;

    Orientation get() {
        return exif.orElse(text);
    }

    void addExif(byte[] chunk) {
        exif = exif.or(() -> ExifOrientation.find(chunk));
    }

    /** Text as it is, or packed: a name, a zero, if it is packed the method 0, and the text. */
    void addText(byte[] chunk, boolean packed) {
        int end = end(chunk, 0);
        if (startsWith(chunk, RAW_PROFILE) && end + 2 < chunk.length) {
            byte[] profile = packed ? Unpacked.of(chunk, end + 2) : Arrays.copyOfRange(chunk, end + 1, chunk.length);
            text = profile == null ? text : ExifOrientation.of(tiff(profile));
        }
    }

    /** A name, whether it is packed, the method, two more names, and the text. */
    void addInternationalText(byte[] chunk) {
        if (!startsWith(chunk, XMP) || chunk.length < XMP.length + 2) {
            return;
        }
        int start = end(chunk, end(chunk, XMP.length + 2) + 1) + 1;
        if (start < chunk.length) {
            boolean packed = chunk[XMP.length] != 0;
            byte[] packet = packed ? Unpacked.of(chunk, start) : Arrays.copyOfRange(chunk, start, chunk.length);
            text = packet == null ? text : XmpOrientation.of(packet);
        }
    }

    private static boolean startsWith(byte[] chunk, byte[] name) {
        return chunk.length >= name.length && Arrays.equals(chunk, 0, name.length, name, 0, name.length);
    }

    /** The index of the next zero. */
    private static int end(byte[] chunk, int start) {
        int i = start;
        while (i < chunk.length && chunk[i] != 0) {
            i++;
        }
        return i;
    }

    /** A line for the name, one for the length, and the digits, of which the first twelve are the name once more. */
    private static byte @Nullable [] tiff(byte[] profile) {
        int line = 0;
        int i = 0;
        while (i < profile.length && (line < 3 || profile[i] == ' ')) {
            line += profile[i++] == '\n' ? 1 : 0;
        }
        byte[] bytes = digits(profile, i);
        return bytes.length < 6 ? null : Arrays.copyOfRange(bytes, 6, bytes.length);
    }

    private static byte[] digits(byte[] text, int start) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int half = -1;
        for (int i = start; i < text.length; i++) {
            int digit = Character.digit(text[i], 16);
            if (digit >= 0) {
                if (half >= 0) {
                    bytes.write(half << 4 | digit);
                }
                half = half >= 0 ? -1 : digit;
            }
        }
        return bytes.toByteArray();
    }
}
