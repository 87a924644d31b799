package io.contactsheet.imaging.jpeg;

import java.io.ByteArrayOutputStream;

/** Writes bits, and a zero behind each byte of ones (T.81, section F.1.2.3). */
final class EntropyOutput {

    private final ByteArrayOutputStream bytes;
    private long bits;
    private int count;

    EntropyOutput(ByteArrayOutputStream bytes) {
        this.bytes = bytes;
    }

    /** @param length at most 32 */
    void put(int value, int length) {
        bits = bits << length | value;
        count += length;
        while (count >= 8) {
            count -= 8;
            int next = (int) (bits >> count) & 0xFF;
            bytes.write(next);
            if (next == 0xFF) {
                bytes.write(0);
            }
        }
    }

    /** Fills the last byte with ones. */
    void finish() {
        put(0x7F, 7);
    }
}
