package io.contactsheet.imaging.png;

import io.contactsheet.imaging.picture.ExifOrientation;
import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.picture.XmpOrientation;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * How the camera was held, by whichever metadata says so: the chunk for Exif, which may stand behind the pixels; text
 * with Exif in hexadecimal digits, as programs wrote before there was that chunk; or XMP.
 */
final class PngOrientation {

    private static final String RAW_PROFILE = "Raw profile type ";
    private static final String XMP = "XML:com.adobe.xmp";

    private Optional<Orientation> exif = Optional.empty();
    private Orientation text = Orientation.TOP_LEFT;

    Orientation get() {
        return exif.orElse(text);
    }

    void addExif(InputStream chunk) throws IOException {
        byte[] structure = chunk.readNBytes(Unpacked.MOST_BYTES);
        exif = exif.or(() -> ExifOrientation.find(structure));
    }

    /** Text as it is, or packed: a name, a zero, if it is packed the method 0, and the text. */
    void addText(InputStream chunk, boolean packed) throws IOException {
        if (PngChunks.readName(chunk).startsWith(RAW_PROFILE)) {
            byte[] profile = packed && chunk.read() == 0 ? Unpacked.of(chunk) : chunk.readNBytes(Unpacked.MOST_BYTES);
            addText(profile == null ? Orientation.TOP_LEFT : ExifOrientation.of(tiff(profile)));
        }
    }

    /** A name, whether it is packed, the method, two more names, and the text. */
    void addInternationalText(InputStream chunk) throws IOException {
        if (!PngChunks.readName(chunk).equals(XMP)) {
            return;
        }
        boolean packed = chunk.read() > 0;
        int method = chunk.read();
        PngChunks.readName(chunk);
        PngChunks.readName(chunk);
        try {
            addText(XmpOrientation.of(packed && method == 0 ? new InflaterInputStream(chunk) : chunk));
        } catch (ZipException | EOFException _) {
            // A packet that is damaged gives none.
        }
    }

    private void addText(Orientation orientation) {
        text = text == Orientation.TOP_LEFT ? orientation : text;
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
