package io.contactsheet.imaging.hevc;

import java.io.ByteArrayOutputStream;

/** Writes what {@link BitReader} reads. */
final class BitWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int last;
    private int count;

    BitWriter bits(int number, int length) {
        for (int i = length - 1; i >= 0; i--) {
            last = last << 1 | number >> i & 1;
            if (++count == Byte.SIZE) {
                out.write(last);
                last = 0;
                count = 0;
            }
        }
        return this;
    }

    BitWriter flag(boolean flag) {
        return bits(flag ? 1 : 0, 1);
    }

    BitWriter unsigned(int number) {
        int length = Integer.SIZE - Integer.numberOfLeadingZeros(number + 1);
        return bits(0, length - 1).bits(number + 1, length);
    }

    BitWriter signed(int number) {
        return unsigned(number > 0 ? 2 * number - 1 : -2 * number);
    }

    /** A bit that is set, and zeros up to the byte's end. */
    BitWriter end() {
        return flag(true).align();
    }

    BitWriter align() {
        while (count != 0) {
            flag(false);
        }
        return this;
    }

    /** How many whole bytes there are. */
    int size() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
