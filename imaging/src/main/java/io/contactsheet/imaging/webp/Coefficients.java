package io.contactsheet.imaging.webp;

import java.util.Arrays;

/**
 * The coefficients of a macroblock, decoded and multiplied with their quantizers. Source: RFC 6386, sections 13 and 14.
 */
final class Coefficients {

    static final int BLOCK = 16;

    /** Sixteen of luma, four of the one and four of the other colour difference. */
    static final int BLOCKS = 24;

    private static final int FIRST_CHROMA = 16;

    private static final int LUMA_AFTER_Y2 = 0;
    private static final int Y2 = TokenProbabilities.KIND;
    private static final int CHROMA = 2 * TokenProbabilities.KIND;
    private static final int LUMA = 3 * TokenProbabilities.KIND;

    /** Where the flags of the neighbours stand: four of luma, two and two of chroma, one of y2. */
    private static final int FLAGS = 9;

    private static final int Y2_FLAG = 8;

    private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};

    /** Where the probabilities of a position stand; one more for after the last. */
    private static final int[] BANDS = bands(0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0);

    /** Probabilities of the extra bits of the four largest categories. */
    private static final int[][] EXTRA_BITS = {
        {173, 148, 140},
        {176, 155, 140, 135},
        {180, 157, 141, 134, 130},
        {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
    };

    private final int[] probabilities;

    /** Whether the blocks above and on the left have coefficients. */
    private final byte[] above;

    private final byte[] left = new byte[FLAGS];

    private final short[] values = new short[BLOCKS * BLOCK];
    private final short[] y2 = new short[BLOCK];

    /** Of each block, how many coefficients there are in zigzag order up to the last one. */
    private final byte[] counts = new byte[BLOCKS];

    Coefficients(int[] probabilities, int columns) {
        this.probabilities = probabilities;
        this.above = new byte[columns * FLAGS];
    }

    private static int[] bands(int... bands) {
        return Arrays.stream(bands).map(band -> band * TokenProbabilities.BAND).toArray();
    }

    void startRow() {
        Arrays.fill(left, (byte) 0);
    }

    /** The values, all blocks one after the other; to be zeroed by whoever takes them. */
    short[] values() {
        return values;
    }

    /** How many values of a block may be other than 0, in zigzag order. */
    int count(int block) {
        return counts[block];
    }

    /** Leaves a macroblock without coefficients. */
    void skip(int column, boolean hasY2) {
        int flags = hasY2 ? FLAGS : Y2_FLAG;
        Arrays.fill(left, 0, flags, (byte) 0);
        Arrays.fill(above, column * FLAGS, column * FLAGS + flags, (byte) 0);
        Arrays.fill(counts, (byte) 0);
    }

    /**
     * Reads the coefficients of a macroblock.
     *
     * @return whether it has any
     */
    boolean read(BooleanDecoder data, Quantizer quantizer, int column, boolean hasY2) {
        int top = column * FLAGS;
        if (hasY2) {
            readY2(data, quantizer, top);
        }
        int kind = hasY2 ? LUMA_AFTER_Y2 : LUMA;
        int any = 0;
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                int block = 4 * y + x;
                any |= readBlock(data, kind, hasY2 ? 1 : 0, top + x, y, quantizer.lumaDc(), quantizer.lumaAc(), block);
            }
        }
        for (int block = FIRST_CHROMA; block < BLOCKS; block++) {
            int flag = 4 + (block - FIRST_CHROMA) / 4 * 2;
            int x = flag + (block & 1);
            int y = flag + (block >> 1 & 1);
            any |= readBlock(data, CHROMA, 0, top + x, y, quantizer.chromaDc(), quantizer.chromaAc(), block);
        }
        return any != 0;
    }

    private void readY2(BooleanDecoder data, Quantizer quantizer, int top) {
        int context = above[top + Y2_FLAG] + left[Y2_FLAG];
        int count = decode(data, Y2, context, 0, quantizer.y2Dc(), quantizer.y2Ac(), y2, 0);
        byte flag = (byte) (count > 0 ? 1 : 0);
        above[top + Y2_FLAG] = flag;
        left[Y2_FLAG] = flag;
        if (count > 0) {
            DctInversion.spreadY2(y2, values);
            Arrays.fill(y2, (short) 0);
        }
    }

    /** Reads one block, and says how many values it has; the first may have come with y2. */
    private int readBlock(BooleanDecoder data, int kind, int first, int top, int side, int dc, int ac, int block) {
        int context = above[top] + left[side];
        int count = decode(data, kind, context, first, dc, ac, values, block * BLOCK);
        byte flag = (byte) (count > first ? 1 : 0);
        above[top] = flag;
        left[side] = flag;
        if (count <= 1) {
            count = values[block * BLOCK] != 0 ? 1 : 0;
        }
        counts[block] = (byte) count;
        return count;
    }

    /**
     * Decodes the tokens of a block.
     *
     * @return the position after the last token
     */
    private int decode(
            BooleanDecoder data, int kind, int context, int first, int dc, int ac, short[] target, int offset) {
        int[] odds = probabilities;
        int at = kind + BANDS[first] + context * TokenProbabilities.CONTEXT;
        for (int i = first; i < BLOCK; i++) {
            if (data.bit(odds[at]) == 0) {
                return i;
            }
            while (data.bit(odds[at + 1]) == 0) {
                if (++i == BLOCK) {
                    return BLOCK;
                }
                at = kind + BANDS[i];
            }
            int next = kind + BANDS[i + 1] + TokenProbabilities.CONTEXT;
            int value = 1;
            if (data.bit(odds[at + 2]) != 0) {
                value = decodeLarge(data, odds, at);
                next += TokenProbabilities.CONTEXT;
            }
            target[offset + ZIGZAG[i]] = (short) (data.signed(value) * (i == 0 ? dc : ac));
            at = next;
        }
        return BLOCK;
    }

    /** A value of two or more. */
    private static int decodeLarge(BooleanDecoder data, int[] odds, int at) {
        if (data.bit(odds[at + 3]) == 0) {
            return data.bit(odds[at + 4]) == 0 ? 2 : 3 + data.bit(odds[at + 5]);
        }
        if (data.bit(odds[at + 6]) == 0) {
            return data.bit(odds[at + 7]) == 0 ? 5 + data.bit(159) : 7 + 2 * data.bit(165) + data.bit(145);
        }
        int high = data.bit(odds[at + 8]);
        int category = 2 * high + data.bit(odds[at + 9 + high]);
        int extra = 0;
        for (int probability : EXTRA_BITS[category]) {
            extra = 2 * extra + data.bit(probability);
        }
        return 3 + (8 << category) + extra;
    }
}
