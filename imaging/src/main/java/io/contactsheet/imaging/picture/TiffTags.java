package io.contactsheet.imaging.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads short values from the first directory of a TIFF structure, which Exif metadata and most camera RAW files are
 * too. Source: TIFF 6.0, section 2.
 */
public final class TiffTags {

    private static final int ENTRY_BYTES = 12;

    private TiffTags() {}

    /** The value of a tag of type SHORT; 0 if there is none, or the structure is damaged. */
    public static int value(byte[] tiff, int tag) {
        if (tiff.length < 14 || tiff[0] != tiff[1] || (tiff[0] != 'I' && tiff[0] != 'M')) {
            return 0;
        }
        ByteBuffer data = ByteBuffer.wrap(tiff).order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = data.getInt(4);
        if (directory < 0 || directory > tiff.length - 2) {
            return 0;
        }
        int entries = data.getShort(directory) & 0xFFFF;
        int first = directory + 2;
        for (int i = 0; i < entries && first + (i + 1) * ENTRY_BYTES <= tiff.length; i++) {
            int entry = first + i * ENTRY_BYTES;
            if ((data.getShort(entry) & 0xFFFF) == tag) {
                return data.getShort(entry + 8) & 0xFFFF;
            }
        }
        return 0;
    }
}
