package io.contactsheet.imaging.preview;

import io.contactsheet.imaging.picture.ExifOrientation;
import io.contactsheet.imaging.picture.Orientation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How the camera was held, for previews that do not say so themselves. */
public final class FileOrientation {

    /** Names behind which a TIFF structure stands: in HEIC and AVIF files, and in Canon's CR3. */
    private static final byte[][] NAMES = {
        "Exif\0\0".getBytes(StandardCharsets.US_ASCII), "CMT1".getBytes(StandardCharsets.US_ASCII)
    };

    private static final int STRUCTURE = 64 * 1024;

    private FileOrientation() {}

    /** The orientation of a file: that of its own TIFF structure, or else of the first one in it. */
    public static Orientation of(byte[] file) {
        for (byte[] name : NAMES) {
            int structure = find(file, name);
            if (structure >= 0 && file[0] != 'I' && file[0] != 'M') {
                return ExifOrientation.of(
                        Arrays.copyOfRange(file, structure, Math.min(file.length, structure + STRUCTURE)));
            }
        }
        return ExifOrientation.of(file);
    }

    private static int find(byte[] file, byte[] name) {
        for (int i = 0; i + name.length <= file.length; i++) {
            if (file[i] == name[0] && Arrays.equals(file, i, i + name.length, name, 0, name.length)) {
                return i + name.length;
            }
        }
        return -1;
    }
}
