package io.contactsheet.imaging.webp;

/**
 * The arithmetic decoder of VP8. Behind the end of its data it reads zeros, and knows that it does. Source: RFC 6386,
 * section 7.
 */
final class BooleanDecoder {

    private static final int EVEN = 128;

    private final byte[] data;
    private final int end;
    private int position;
    private long value;

    /** Bits in {@link #value} beyond the eight that are compared; negative if there are fewer than eight. */
    private int spare = -8;

    /** 128 to 255. */
    private int range = 255;

    private boolean starved;

    /** Reads the bytes from {@code start} to before {@code end}. */
    BooleanDecoder(byte[] data, int start, int end) {
        this.data = data;
        this.position = start;
        this.end = end;
    }

    /**
     * The next bit.
     *
     * @param probability that it is 0, of 256
     */
    int bit(int probability) {
        if (spare < 0) {
            load();
        }
        int split = 1 + (((range - 1) * probability) >> 8);
        int rest;
        int bit;
        if ((int) (value >>> spare) >= split) {
            value -= (long) split << spare;
            rest = range - split;
            bit = 1;
        } else {
            rest = split;
            bit = 0;
        }
        int shift = Integer.numberOfLeadingZeros(rest) - 24;
        range = rest << shift;
        spare -= shift;
        return bit;
    }

    private void load() {
        if (end - position >= Integer.BYTES) {
            long next = (data[position] & 0xFFL) << 24
                    | (data[position + 1] & 0xFF) << 16
                    | (data[position + 2] & 0xFF) << 8
                    | (data[position + 3] & 0xFF);
            position += Integer.BYTES;
            value = value << Integer.SIZE | next;
            spare += Integer.SIZE;
            return;
        }
        int next = 0;
        if (position < end) {
            next = data[position++] & 0xFF;
        } else {
            starved = true;
        }
        value = value << Byte.SIZE | next;
        spare += Byte.SIZE;
    }

    boolean flag() {
        return bit(EVEN) != 0;
    }

    /** A number of so many bits, the highest first. */
    int literal(int bits) {
        int number = 0;
        for (int i = 0; i < bits; i++) {
            number = number << 1 | bit(EVEN);
        }
        return number;
    }

    /** A flag, and if it is set a number of so many bits and its sign; else 0. */
    int optionalSigned(int bits) {
        if (!flag()) {
            return 0;
        }
        int number = literal(bits);
        return flag() ? -number : number;
    }

    /** The value, negated by the next bit. */
    int signed(int number) {
        return bit(EVEN) != 0 ? -number : number;
    }

    /** Whether it has had to read behind the end of its data. */
    boolean isStarved() {
        return starved;
    }
}
