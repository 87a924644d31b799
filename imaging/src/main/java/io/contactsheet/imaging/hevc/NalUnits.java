package io.contactsheet.imaging.hevc;

import org.jspecify.annotations.Nullable;

/** NAL units one after the other, each after its length. Source: ISO/IEC 14496-15, section 4.3. */
final class NalUnits {

    private static final int SHORTEST = 2;

    private final byte[] data;
    private final int end;
    private final int lengthSize;
    private int position;
    private boolean cut;

    /** @param lengthSize how many bytes a length has, 1 to 4 */
    NalUnits(byte[] data, int offset, int length, int lengthSize) {
        this.data = data;
        this.position = offset;
        this.end = offset + length;
        this.lengthSize = lengthSize;
    }

    /** The next unit, which the end of the data may have cut; null after the last. */
    @Nullable NalUnit next() {
        while (end - position >= lengthSize) {
            long length = 0;
            for (int i = 0; i < lengthSize; i++) {
                length = length << 8 | data[position++] & 0xFF;
            }
            cut |= length > end - position;
            int start = position;
            position += (int) Math.min(length, end - position);
            if (position - start >= SHORTEST) {
                return NalUnit.of(data, start, position);
            }
        }
        return null;
    }

    /** Whether a unit was longer than the data. */
    boolean isCut() {
        return cut;
    }
}
