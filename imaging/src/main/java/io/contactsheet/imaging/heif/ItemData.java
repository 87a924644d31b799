package io.contactsheet.imaging.heif;

import java.util.Arrays;

/**
 * The data of an item, as far as it is there.
 *
 * @param bytes that it stands in
 * @param offset of its first byte
 * @param length in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // A part of the file, which nobody changes.
public record ItemData(byte[] bytes, int offset, int length) {

    static final ItemData NONE = new ItemData(new byte[0], 0, 0);

    /** A part of this data, cut where this ends; {@code length} 0 is for all that follows. */
    ItemData part(long from, long count) {
        if (from < 0 || from >= length || count < 0) {
            return NONE;
        }
        long left = length - from;
        return new ItemData(bytes, offset + (int) from, (int) (count == 0 ? left : Math.min(left, count)));
    }

    ByteReader reader() {
        return new ByteReader(bytes, offset, offset + length);
    }

    /** A copy of these bytes alone. */
    public byte[] copy() {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }
}
