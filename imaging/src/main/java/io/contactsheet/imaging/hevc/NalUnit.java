package io.contactsheet.imaging.hevc;

import java.util.Arrays;

/**
 * A NAL unit without its header. Source: sections 7.3.1 and 7.4.2.
 *
 * @param type {@code nal_unit_type}
 * @param layer 0 but for the pictures of other eyes and finer layers
 * @param payload the RBSP: emulation prevention is taken out
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
record NalUnit(int type, int layer, byte[] payload) {

    static final int SEQUENCE_PARAMETERS = 33;
    static final int PICTURE_PARAMETERS = 34;
    private static final int END_OF_SEQUENCE = 36;
    private static final int END_OF_STREAM = 37;

    private static final int FIRST_RANDOM_ACCESS = 16;
    private static final int LAST_RANDOM_ACCESS = 23;
    private static final int IDR_WITH_LEADING = 19;
    private static final int IDR_WITHOUT_LEADING = 20;
    private static final int LAST_TRAILING = 9;
    private static final int LAST_SLICE = 21;
    private static final int HEADER = 2;

    /** Reads the bytes from {@code start} to before {@code end}, at least two of them. */
    static NalUnit of(byte[] data, int start, int end) {
        int type = data[start] >> 1 & 0x3F;
        int layer = (data[start] & 1) << 5 | (data[start + 1] & 0xFF) >> 3;
        return new NalUnit(type, layer, withoutEmulationPrevention(data, start + HEADER, end));
    }

    /** In 00 00 03 the third byte only keeps the first two from being taken for a start code. */
    private static byte[] withoutEmulationPrevention(byte[] data, int start, int end) {
        byte[] payload = new byte[end - start];
        int length = 0;
        int zeros = 0;
        for (int i = start; i < end; i++) {
            byte next = data[i];
            if (zeros >= 2 && next == 3) {
                zeros = 0;
                continue;
            }
            zeros = next == 0 ? zeros + 1 : 0;
            payload[length++] = next;
        }
        return length == payload.length ? payload : Arrays.copyOf(payload, length);
    }

    boolean isSlice() {
        return type <= LAST_TRAILING || type >= FIRST_RANDOM_ACCESS && type <= LAST_SLICE;
    }

    /** Whether nothing of this picture follows. */
    boolean isEnd() {
        return type == END_OF_SEQUENCE || type == END_OF_STREAM;
    }

    boolean isRandomAccess() {
        return type >= FIRST_RANDOM_ACCESS && type <= LAST_RANDOM_ACCESS;
    }

    boolean isInstantRefresh() {
        return type == IDR_WITH_LEADING || type == IDR_WITHOUT_LEADING;
    }

    BitReader reader() {
        return new BitReader(payload, payload.length);
    }
}
