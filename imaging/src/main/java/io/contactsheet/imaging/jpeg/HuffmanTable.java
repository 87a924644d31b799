package io.contactsheet.imaging.jpeg;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A Huffman table, and what makes it fast: one look-up for a code together with the value behind it, and for data that
 * nobody wants one look-up for as many whole symbols as {@value #SKIP_BITS} bits hold.
 *
 * <p>Source: T.81, annex C and sections F.2.2.3 and F.2.2.4.
 */
final class HuffmanTable {

    /** What an advance over the end of a block is counted as. */
    static final int END_OF_BLOCK = 256;

    static final int VALUE_BITS = 13;
    static final int SKIP_BITS = 14;

    private static final int LOOK_BITS = 9;
    private static final int LENGTH_MASK = 63;

    /** Added to the advance of a single coefficient of which the value reaches over the bits looked at. */
    static final int LONG = 512;

    /** Advance of an entry that says: decode this one by itself. Neither a possible run nor the end of a block. */
    private static final int LOOK_CLOSER = 128;

    private final byte[] symbols;

    /** For each code length the largest code, left-aligned in 16 bits, plus one. */
    private final int[] ceilings = new int[18];

    /** For each code length what to add to a code for the index of its symbol. */
    private final int[] offsets = new int[17];

    /** By the next {@value #LOOK_BITS} bits: code length in the upper byte, symbol in the lower; 0 if longer. */
    private final char[] looks = new char[1 << LOOK_BITS];

    private int @Nullable [] dcValues;
    private int @Nullable [] acValues;
    private char @Nullable [] skips;

    /**
     * @param counts how many codes there are of each length from 1 to 16, from index 0
     * @param symbols the symbols in the order of their codes
     */
    HuffmanTable(byte[] counts, byte[] symbols) throws UnreadablePictureException {
        this.symbols = symbols;
        int code = 0;
        int index = 0;
        for (int length = 1; length <= 16; length++) {
            int count = counts[length - 1] & 0xFF;
            if (code + count > 1 << length || index + count > symbols.length) {
                throw JpegFault.damaged("A Huffman table has more codes than there can be.");
            }
            offsets[length] = index - code;
            for (int i = 0; i < count; i++) {
                addLook(code++, length, symbols[index++]);
            }
            ceilings[length] = code << (16 - length);
            code <<= 1;
        }
        ceilings[17] = Integer.MAX_VALUE;
    }

    private void addLook(int code, int length, byte symbol) {
        if (length <= LOOK_BITS) {
            int first = code << (LOOK_BITS - length);
            int entry = length << 8 | (symbol & 0xFF);
            Arrays.fill(looks, first, first + (1 << (LOOK_BITS - length)), (char) entry);
        }
    }

    /** Takes one code and returns its symbol; an invalid code counts as 17 bits with the symbol 0, as in libjpeg. */
    int decode(EntropyInput in) {
        in.refill();
        int look = looks[(int) (in.bits >>> (64 - LOOK_BITS))];
        int length = look >>> 8;
        if (length == 0) {
            int next16 = (int) (in.bits >>> 48);
            length = LOOK_BITS + 1;
            while (next16 >= ceilings[length]) {
                length++;
            }
            look = length > 16 ? 0 : symbols[(next16 >>> (16 - length)) + offsets[length]];
        }
        in.bits <<= length;
        in.count -= length;
        return look & 0xFF;
    }

    /**
     * By the next {@value #VALUE_BITS} bits: a whole DC difference. Bits 0 to 5 are the bits to take, bits 16 to 31 the
     * signed difference; 0 if it does not fit.
     */
    int[] dcValues() {
        int[] values = dcValues;
        if (values == null) {
            values = new int[1 << VALUE_BITS];
            for (int i = 0; i < values.length; i++) {
                values[i] = valueEntry(i, false);
            }
            dcValues = values;
        }
        return values;
    }

    /**
     * By the next {@value #VALUE_BITS} bits: a whole AC coefficient. Bits 0 to 5 are the bits to take, bits 6 to 14 how
     * far the index moves ({@link #END_OF_BLOCK} at the end of the block), bits 16 to 31 the signed value, or at the end of
     * the block how many bits tell for how many more; 0 if it does not fit.
     */
    int[] acValues() {
        int[] values = acValues;
        if (values == null) {
            values = new int[1 << VALUE_BITS];
            for (int i = 0; i < values.length; i++) {
                values[i] = valueEntry(i, true);
            }
            acValues = values;
        }
        return values;
    }

    private int valueEntry(int bits, boolean ac) {
        int look = looks[bits >>> (VALUE_BITS - LOOK_BITS)];
        int symbol = look & 0xFF;
        int size = ac ? symbol & 15 : symbol;
        int length = (look >>> 8) + size;
        if (look == 0 || length > VALUE_BITS) {
            return 0;
        }
        int value = ac && advance(symbol) == END_OF_BLOCK
                ? symbol >>> 4
                : EntropyInput.extend(bits >>> (VALUE_BITS - length) & (1 << size) - 1, size);
        return value << 16 | (ac ? advance(symbol) << 6 : 0) | length;
    }

    /** How far a symbol moves the index in an AC scan; {@link #END_OF_BLOCK} at the end of a block or of many. */
    static int advance(int symbol) {
        boolean endOfBlock = (symbol & 15) == 0 && symbol != 0xF0;
        return endOfBlock ? END_OF_BLOCK : (symbol >>> 4) + 1;
    }

    /**
     * By the next {@value #SKIP_BITS} bits: as many whole AC coefficients as they hold. Bits 0 to 5 are the bits to
     * take, the rest how far the index moves, with {@link #END_OF_BLOCK} added at the end of the block. An index beyond
     * the block that is not from the end of a block means that the last symbols do not belong to it, or that not even one
     * code fits: then only {@link #decode} can tell. With {@link #LONG} added to the advance, it is one coefficient and
     * more bits to take than were looked at.
     */
    char[] skips() {
        char[] table = skips;
        if (table == null) {
            table = singleSkips();
            join(table);
            skips = table;
        }
        return table;
    }

    private char[] singleSkips() {
        char[] table = new char[1 << SKIP_BITS];
        Arrays.fill(table, (char) (LOOK_CLOSER << 6));
        int code = 0;
        for (int length = 1; length <= SKIP_BITS; length++) {
            int end = ceilings[length] >>> (16 - length);
            for (; code < end; code++) {
                int first = code << (SKIP_BITS - length);
                int entry = skipEntry(symbols[code + offsets[length]] & 0xFF, length);
                Arrays.fill(table, first, first + (1 << (SKIP_BITS - length)), (char) entry);
            }
            code <<= 1;
        }
        return table;
    }

    private static int skipEntry(int symbol, int length) {
        int taken = length + (symbol & 15);
        int beyond = taken > SKIP_BITS ? LONG : 0;
        return (advance(symbol) + beyond) << 6 | taken;
    }

    /** Appends to each entry the symbols behind it, as long as all of their bits were looked at. */
    private static void join(char[] table) {
        char[] single = table.clone();
        for (int i = 0; i < table.length; i++) {
            int length = single[i] & LENGTH_MASK;
            int advance = single[i] >>> 6;
            while (advance < 64) {
                int next = single[(i << length) & ((1 << SKIP_BITS) - 1)];
                int joined = length + (next & LENGTH_MASK);
                if (next >>> 6 == LOOK_CLOSER || joined > SKIP_BITS) {
                    break;
                }
                length = joined;
                advance += next >>> 6;
            }
            table[i] = (char) (advance << 6 | length);
        }
    }
}
