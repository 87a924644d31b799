package io.contactsheet.imaging.webp;

import io.contactsheet.imaging.picture.UnreadablePictureException;

/**
 * A canonical prefix code, as a table by the next bits and further tables for long codes. Source: RFC 9649, section
 * 3.7.2.
 */
final class PrefixCode {

    private static final int MOST_LENGTH = 15;
    private static final int ROOT_BITS = 8;

    private static final int[] LENGTH_ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    private static final int REPEAT_LAST = 16;
    private static final int REPEAT_ZERO = 17;
    private static final int FIRST_LAST = 8;

    /** The symbol, and its length in the four lowest bits; or the complement of where to go on, and with how many bits. */
    private final int[] table;

    private final int rootBits;

    private PrefixCode(int[] table, int rootBits) {
        this.table = table;
        this.rootBits = rootBits;
    }

    /** Reads a code for symbols from 0 to before {@code symbols}. */
    static PrefixCode read(LosslessBits bits, int symbols) throws UnreadablePictureException {
        int[] lengths = new int[symbols];
        if (bits.flag()) {
            boolean two = bits.flag();
            int first = bits.read(bits.flag() ? 8 : 1);
            mark(lengths, first);
            if (two) {
                mark(lengths, bits.read(8));
            }
        } else {
            readLengths(bits, lengths);
        }
        return of(lengths);
    }

    private static void mark(int[] lengths, int symbol) throws UnreadablePictureException {
        if (symbol >= lengths.length) {
            throw damaged();
        }
        lengths[symbol] = 1;
    }

    private static void readLengths(LosslessBits bits, int[] lengths) throws UnreadablePictureException {
        int[] lengthsOfLengths = new int[LENGTH_ORDER.length];
        int count = 4 + bits.read(4);
        for (int i = 0; i < count; i++) {
            lengthsOfLengths[LENGTH_ORDER[i]] = bits.read(3);
        }
        PrefixCode code = of(lengthsOfLengths);
        int tokens = bits.flag() ? 2 + bits.read(2 + 2 * bits.read(3)) : lengths.length;
        int last = FIRST_LAST;
        for (int symbol = 0; symbol < lengths.length && tokens > 0; tokens--) {
            bits.refill();
            int token = code.decode(bits);
            if (token < REPEAT_LAST) {
                last = token == 0 ? last : token;
                lengths[symbol++] = token;
                continue;
            }
            int times = token == REPEAT_LAST
                    ? 3 + bits.read(2)
                    : token == REPEAT_ZERO ? 3 + bits.read(3) : 11 + bits.read(7);
            if (symbol + times > lengths.length) {
                throw damaged();
            }
            java.util.Arrays.fill(lengths, symbol, symbol + times, token == REPEAT_LAST ? last : 0);
            symbol += times;
        }
    }

    /** The code of symbols with these lengths, of which 0 is none. */
    static PrefixCode of(int[] lengths) throws UnreadablePictureException {
        int[] counts = new int[MOST_LENGTH + 1];
        for (int length : lengths) {
            counts[length]++;
        }
        counts[0] = 0;
        int used = 0;
        int longest = 0;
        int space = 0;
        for (int length = 1; length <= MOST_LENGTH; length++) {
            used += counts[length];
            space += counts[length] << (MOST_LENGTH - length);
            longest = counts[length] > 0 ? length : longest;
        }
        if (used == 1) {
            return single(lengths);
        }
        if (space != 1 << MOST_LENGTH) {
            throw damaged();
        }
        return tables(lengths, codes(lengths, counts), Math.min(ROOT_BITS, longest));
    }

    /** A symbol alone takes no bits. */
    private static PrefixCode single(int[] lengths) {
        int symbol = 0;
        while (lengths[symbol] == 0) {
            symbol++;
        }
        return new PrefixCode(new int[] {symbol << 4}, 0);
    }

    /** The code of each symbol, its first bit the lowest. */
    private static int[] codes(int[] lengths, int[] counts) {
        int[] next = new int[MOST_LENGTH + 2];
        for (int length = 1; length <= MOST_LENGTH; length++) {
            next[length + 1] = (next[length] + counts[length]) << 1;
        }
        int[] codes = new int[lengths.length];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            codes[symbol] = length == 0 ? 0 : Integer.reverse(next[length]++) >>> (Integer.SIZE - length);
        }
        return codes;
    }

    private static PrefixCode tables(int[] lengths, int[] codes, int rootBits) {
        int root = 1 << rootBits;
        int[] more = new int[root];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int prefix = codes[symbol] & root - 1;
            more[prefix] = Math.max(more[prefix], lengths[symbol] - rootBits);
        }
        int size = root;
        for (int bits : more) {
            size += bits > 0 ? 1 << bits : 0;
        }
        int[] table = new int[size];
        int free = root;
        for (int prefix = 0; prefix < root; prefix++) {
            if (more[prefix] > 0) {
                table[prefix] = ~(free << 4 | more[prefix]);
                free += 1 << more[prefix];
            }
        }
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) {
                fill(table, rootBits, codes[symbol], lengths[symbol], symbol);
            }
        }
        return new PrefixCode(table, rootBits);
    }

    private static void fill(int[] table, int rootBits, int code, int length, int symbol) {
        int start = code;
        int step = 1 << length;
        int end = 1 << rootBits;
        if (length > rootBits) {
            int link = ~table[code & end - 1];
            int base = link >>> 4;
            start = base + (code >>> rootBits);
            step = 1 << (length - rootBits);
            end = base + (1 << (link & 15));
        }
        for (int i = start; i < end; i += step) {
            table[i] = symbol << 4 | length;
        }
    }

    private static UnreadablePictureException damaged() {
        return UnreadablePictureException.corrupt("The pixels of this WebP picture are damaged.");
    }

    /** The next symbol; takes up to 15 bits, which must be available. */
    int decode(LosslessBits bits) {
        int next = bits.peek();
        int entry = table[next & (1 << rootBits) - 1];
        if (entry < 0) {
            int link = ~entry;
            entry = table[(link >>> 4) + (next >>> rootBits & (1 << (link & 15)) - 1)];
        }
        bits.skip(entry & 15);
        return entry >>> 4;
    }

    /** Whether there is one symbol only. */
    boolean isSingle() {
        return table.length == 1;
    }

    /** The one symbol. */
    int single() {
        return table[0] >>> 4;
    }

    /** What this takes, in bytes. */
    long memory() {
        return 64 + 4L * table.length;
    }
}
