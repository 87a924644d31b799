package io.contactsheet.imaging.hevc;

import java.util.Arrays;

/**
 * The arithmetic decoder. Behind the end of its data it reads zeros, and knows that it does. Source: section 9.3.4.3.
 *
 * <p>Not final, as tests write streams by answering where this reads.
 */
class Cabac {

    private static final int INTERVAL_BITS = 9;

    /** By the two bits of the range below the highest, and the context: how much the less probable bit takes. */
    static final byte[] LESS_PROBABLE = lessProbable();

    /** What becomes of a context after the more probable bit, and from 128 on after the less probable one. */
    static final byte[] NEXT = next();

    /** All contexts: twice the state, and the more probable bit. */
    final byte[] states = new byte[Contexts.COUNT];

    private byte[] data = {};
    private int end;
    private int position;
    private long value;

    /** Bits in {@link #value} beyond the nine that are compared; negative if there are fewer than nine. */
    private int spare;

    /** 256 to 510. */
    private int range;

    private boolean damaged;

    private static byte[] lessProbable() {
        String rows = """
                128 176 208 240 128 167 197 227 128 158 187 216 123 150 178 205 116 142 169 195 111 135 160 185
                105 128 152 175 100 122 144 166 95 116 137 158 90 110 130 150 85 104 123 142 81 99 117 135
                77 94 111 128 73 89 105 122 69 85 100 116 66 80 95 110 62 76 90 104 59 72 86 99
                56 69 81 94 53 65 77 89 51 62 73 85 48 59 69 80 46 56 66 76 43 53 63 72
                41 50 59 69 39 48 56 65 37 45 54 62 35 43 51 59 33 41 48 56 32 39 46 53
                30 37 43 50 29 35 41 48 27 33 39 45 26 31 37 43 24 30 35 41 23 28 33 39
                22 27 32 37 21 26 30 35 20 24 29 33 19 23 27 31 18 22 26 30 17 21 25 28
                16 20 23 27 15 19 22 25 14 18 21 24 14 17 20 23 13 16 19 22 12 15 18 21
                12 14 17 20 11 14 16 19 11 13 15 18 10 12 15 17 10 12 14 16 9 11 13 15
                9 11 12 14 8 10 12 14 8 9 11 13 7 9 11 12 7 9 10 12 7 8 10 11
                6 8 9 11 6 7 9 10 6 7 8 9 2 2 2 2
                """;
        int[] numbers = Arrays.stream(rows.trim().split("\\s+"))
                .mapToInt(Integer::parseInt)
                .toArray();
        byte[] table = new byte[512];
        for (int i = 0; i < table.length; i++) {
            int state = (i & 127) >> 1;
            table[i] = (byte) numbers[4 * state + (i >> 7)];
        }
        return table;
    }

    private static byte[] next() {
        int[] afterLess = {
            0, 0, 1, 2, 2, 4, 4, 5, 6, 7, 8, 9, 9, 11, 11, 12, 13, 13, 15, 15, 16, 16, 18, 18, 19, 19, 21, 21, 22, 22,
            23, 24, 24, 25, 26, 26, 27, 27, 28, 29, 29, 30, 30, 30, 31, 32, 32, 33, 33, 33, 34, 34, 35, 35, 35, 36, 36,
            36, 37, 37, 37, 38, 38, 63
        };
        byte[] table = new byte[256];
        for (int i = 0; i < 128; i++) {
            int state = i >> 1;
            int bit = i & 1;
            table[i] = (byte) (Math.min(state + 1, state == 63 ? 63 : 62) << 1 | bit);
            table[128 + i] = (byte) (afterLess[state] << 1 | (state == 0 ? 1 - bit : bit));
        }
        return table;
    }

    /** Begins to read the bytes from {@code start} to before {@code end}. */
    void open(byte[] bytes, int start, int last) {
        data = bytes;
        end = last;
        damaged = false;
        restart(start);
    }

    private void restart(int start) {
        position = start;
        value = 0;
        spare = -INTERVAL_BITS;
        range = 510;
        load();
        if (value >= (long) range << spare) {
            // No encoder can have written this, and nothing that is read would be within its bounds.
            damaged = true;
            value = 0;
        }
    }

    /** Begins anew at the next whole byte, after a terminating bit. */
    void restart() {
        restart(nextByte());
    }

    /** The byte after the one that the last bit is in. */
    private int nextByte() {
        return (int) ((8L * position - spare + 7) >> 3);
    }

    /** The next bit, in a context. */
    int bit(int context) {
        if (spare < 0) {
            load();
        }
        int state = states[context];
        int less = LESS_PROBABLE[(range & 0xC0) << 1 | state] & 0xFF;
        int more = range - less;
        long bound = (long) more << spare;
        // All ones for the less probable bit: a branch here would be foreseen no better than the bit itself.
        int mask = (int) ((bound - 1 - value) >> 63);
        value -= bound & mask;
        states[context] = NEXT[state + (mask & 128)];
        int rest = more + (less - more & mask);
        int shift = Integer.numberOfLeadingZeros(rest) - (Integer.SIZE - INTERVAL_BITS);
        range = rest << shift;
        spare -= shift;
        return (state ^ mask) & 1;
    }

    private void load() {
        long next = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            next = next << 8 | (position < end ? data[position] & 0xFF : 0);
            position++;
        }
        value = value << Integer.SIZE | next;
        spare += Integer.SIZE;
    }

    /** A bit that is as often 0 as 1. */
    int evenBit() {
        if (spare < 1) {
            load();
        }
        spare--;
        long bound = (long) range << spare;
        int mask = (int) ((bound - 1 - value) >> 63);
        value -= bound & mask;
        return mask & 1;
    }

    /** A number of up to 22 such bits, the highest first. */
    int evenBits(int count) {
        if (spare < count) {
            load();
        }
        spare -= count;
        int number = (int) (value >>> spare) / range;
        value -= (long) number * range << spare;
        return number;
    }

    /** Whether samples follow that are not compressed. */
    boolean isRaw() {
        return isTerminating();
    }

    /** Whether a slice segment ends. */
    boolean isSegmentEnd() {
        return isTerminating();
    }

    /** Whether a tile or a row ends, as it must where the next begins. */
    boolean isStreamEnd() {
        return isTerminating();
    }

    private boolean isTerminating() {
        if (spare < 0) {
            load();
        }
        range -= 2;
        if (value >= (long) range << spare) {
            return true;
        }
        int shift = Integer.numberOfLeadingZeros(range) - (Integer.SIZE - INTERVAL_BITS);
        range <<= shift;
        spare -= shift;
        return false;
    }

    /** Begins to read bits that are not compressed, at the next whole byte; {@link #restart()} ends it. */
    void beginRaw() {
        position = nextByte();
        value = 0;
        spare = 0;
    }

    /** A number of up to 16 bits that are not compressed. */
    int rawBits(int count) {
        while (spare < count) {
            load();
        }
        spare -= count;
        int number = (int) (value >>> spare);
        value -= (long) number << spare;
        return number;
    }

    /** Notes that what was read cannot be. */
    void setDamaged() {
        damaged = true;
    }

    /** Whether the data has ended, or cannot be. */
    boolean isDamaged() {
        return damaged || 8L * position - spare > 8L * end;
    }
}
