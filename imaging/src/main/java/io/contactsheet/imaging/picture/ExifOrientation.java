package io.contactsheet.imaging.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Finds the one tag of Exif metadata that a thumbnail needs. Source: Exif 2.32, section 4.5, and TIFF 6.0. */
public final class ExifOrientation {

    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY_BYTES = 12;

    private ExifOrientation() {}

    /** The orientation that a TIFF structure gives; {@link Orientation#TOP_LEFT} if it is damaged or gives none. */
    public static Orientation of(byte @Nullable [] tiff) {
        if (tiff == null || tiff.length < 14 || tiff[0] != tiff[1] || (tiff[0] != 'I' && tiff[0] != 'M')) {
            return Orientation.TOP_LEFT;
        }
        ByteBuffer data = ByteBuffer.wrap(tiff).order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = data.getInt(4);
        if (directory < 0 || directory > tiff.length - 2) {
            return Orientation.TOP_LEFT;
        }
        int entries = data.getShort(directory) & 0xFFFF;
        int first = directory + 2;
        for (int i = 0; i < entries && first + (i + 1) * ENTRY_BYTES <= tiff.length; i++) {
            int entry = first + i * ENTRY_BYTES;
            if ((data.getShort(entry) & 0xFFFF) == ORIENTATION) {
                return Orientation.ofTag(data.getShort(entry + 8));
            }
        }
        return Orientation.TOP_LEFT;
    }
}
