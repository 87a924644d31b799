package io.contactsheet.imaging.hevc;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the coefficients of a transform block, and scales them. Source: sections 7.3.8.11, 8.6.4.2, 9.3.4.2.4 to
 * 9.3.4.2.7.
 *
 * <p>Most of a picture's bits are read here: what belongs to a sub-block of 4 x 4 is in few and long methods, so that
 * the compiler can keep what it needs at hand.
 */
final class Residual {

    private static final int SIDE = 32;
    private static final int SUB_BLOCK = 16;

    /** So many coefficients of a sub-block have flags for what is greater than one. */
    private static final int FLAGGED = 8;

    /** Of a number of 16 bits. */
    private static final int LONGEST_PREFIX = 20;

    private static final int MOST_RICE = 4;
    private static final int FLAT = 16;

    /** From which of the contexts of significance on those of chroma are. */
    private static final int CHROMA_SIGNIFICANT = 27;

    private static final int[] LEVEL_SCALE = {40, 45, 51, 57, 64, 72};

    private static final ScanOrder[][] SCANS = scans();

    /**
     * Contexts of significance within a sub-block, from which neighbours have coefficients on; by the kind of scan, then
     * 16 for no neighbour, 16 for the right, 16 for the lower one, 16 for both.
     */
    private static final byte[][] NEAR = near();

    /** The same for blocks of 4 x 4, which have no neighbours. */
    private static final byte[][] SMALL = small();

    private final Cabac cabac;
    private final boolean signHiding;
    private final boolean transformSkip;
    private final int maxTransformSkipLog2;

    /** Scaled, row by row, without gaps; to be zeroed by whoever takes them. */
    final int[] coefficients = new int[SIDE * SIDE];

    /** The last column and the last row that have a coefficient, rounded up to a whole sub-block. */
    int lastColumn;

    int lastRow;

    /** Whether there is only the first coefficient. */
    boolean isFlat;

    /** Whether the coefficients are differences of samples. */
    boolean isTransformSkipped;

    /** For each row of sub-blocks, a bit for each that has coefficients. */
    private final int[] coded = new int[SIDE / 4 + 1];

    /** Positions of a sub-block's coefficients, the last first, and how great they are. */
    private final byte[] positions = new byte[SUB_BLOCK];

    private final int[] levels = new int[SUB_BLOCK];

    private int log2;
    private boolean luma;
    private int scan;
    private boolean lossless;
    private int depth;
    private long scale;
    private int shift;
    private short @Nullable [] factors;

    /** Whether a flag of the sub-block before said that a coefficient is greater than one. */
    private boolean greaterBefore;

    Residual(Cabac cabac, PictureParameters picture) {
        this.cabac = cabac;
        this.signHiding = picture.signHiding;
        this.transformSkip = picture.transformSkip;
        this.maxTransformSkipLog2 = picture.maxTransformSkipLog2;
    }

    private static ScanOrder[][] scans() {
        ScanOrder[][] scans = new ScanOrder[ScanOrder.KINDS][4];
        for (int kind = 0; kind < ScanOrder.KINDS; kind++) {
            for (int log2 = 0; log2 < 4; log2++) {
                scans[kind][log2] = ScanOrder.of(kind, log2);
            }
        }
        return scans;
    }

    private static byte[][] near() {
        byte[][] near = new byte[ScanOrder.KINDS][4 * SUB_BLOCK];
        for (int kind = 0; kind < ScanOrder.KINDS; kind++) {
            ScanOrder order = SCANS[kind][2];
            for (int i = 0; i < SUB_BLOCK; i++) {
                int x = order.x[i];
                int y = order.y[i];
                near[kind][i] = (byte) (x + y == 0 ? 2 : x + y < 3 ? 1 : 0);
                near[kind][SUB_BLOCK + i] = (byte) (y == 0 ? 2 : y == 1 ? 1 : 0);
                near[kind][2 * SUB_BLOCK + i] = (byte) (x == 0 ? 2 : x == 1 ? 1 : 0);
                near[kind][3 * SUB_BLOCK + i] = 2;
            }
        }
        return near;
    }

    private static byte[][] small() {
        byte[] byPlace = {0, 1, 4, 5, 2, 3, 4, 5, 6, 6, 8, 8, 7, 7, 8, 8};
        byte[][] small = new byte[ScanOrder.KINDS][SUB_BLOCK];
        for (int kind = 0; kind < ScanOrder.KINDS; kind++) {
            for (int place = 0; place < SUB_BLOCK; place++) {
                small[kind][SCANS[kind][2].position[place]] = byPlace[place];
            }
        }
        return small;
    }

    /**
     * Says how the next block is scaled.
     *
     * @param number the quantizer, from 0 on
     * @param bits of a sample
     * @param list a factor for each coefficient, row by row; null where all are alike
     */
    void setScale(int number, int bits, short @Nullable [] list) {
        scale = (long) LEVEL_SCALE[number % 6] << number / 6;
        depth = bits;
        factors = list;
    }

    /**
     * Reads a block.
     *
     * @param side log2 of its side, 2 to 5
     * @param isLuma whether it is of luma
     * @param kind of scan
     * @param isLossless whether the coefficients are differences of samples, not scaled
     */
    void read(int side, boolean isLuma, int kind, boolean isLossless) {
        log2 = side;
        luma = isLuma;
        scan = kind;
        lossless = isLossless;
        isTransformSkipped = transformSkip
                && !lossless
                && log2 <= maxTransformSkipLog2
                && cabac.bit(Contexts.TRANSFORM_SKIP + (luma ? 0 : 1)) != 0;
        if (isTransformSkipped && log2 > 2) {
            factors = null;
        }
        shift = depth + log2 - 5;
        readSubBlocks();
    }

    private void readSubBlocks() {
        int prefixX = readLastPrefix(Contexts.LAST_X);
        int prefixY = readLastPrefix(Contexts.LAST_Y);
        int x = readLast(prefixX);
        int y = readLast(prefixY);
        int lastX = scan == ScanOrder.VERTICAL ? y : x;
        int lastY = scan == ScanOrder.VERTICAL ? x : y;
        ScanOrder blocks = SCANS[scan][log2 - 2];
        int last = blocks.position[(lastY >> 2 << log2 - 2) + (lastX >> 2)];
        int start = SCANS[scan][2].position[(lastY & 3) * 4 + (lastX & 3)];
        Arrays.fill(coded, 0);
        lastColumn = 0;
        lastRow = 0;
        isFlat = last == 0 && start == 0;
        greaterBefore = false;
        for (int i = last; i >= 0; i--) {
            int column = blocks.x[i];
            int row = blocks.y[i];
            int right = coded[row] >> column + 1 & 1;
            int below = coded[row + 1] >> column & 1;
            boolean between = i < last && i > 0;
            if (between && cabac.bit(Contexts.CODED_SUB_BLOCK + (right | below) + (luma ? 0 : 2)) == 0) {
                continue;
            }
            coded[row] |= 1 << column;
            int count = readSignificance(i, i == last ? start : SUB_BLOCK, right | below << 1, between);
            if (count > 0) {
                readLevels(count, i);
                store(count, 4 * column, 4 * row);
            }
        }
    }

    private int readLastPrefix(int contexts) {
        int offset = luma ? 3 * (log2 - 2) + (log2 - 1 >> 2) : 15;
        int step = luma ? log2 + 1 >> 2 : log2 - 2;
        int most = 2 * log2 - 1;
        int prefix = 0;
        while (prefix < most && cabac.bit(contexts + offset + (prefix >> step)) != 0) {
            prefix++;
        }
        return prefix;
    }

    private int readLast(int prefix) {
        if (prefix <= 3) {
            return prefix;
        }
        int bits = (prefix >> 1) - 1;
        return (2 + (prefix & 1) << bits) + cabac.evenBits(bits);
    }

    /**
     * Reads which coefficients of a sub-block are not 0, and says how many.
     *
     * @param start position of the one that is known to be the last; 16 where none is known
     * @param neighbours 1 if the sub-block on the right has coefficients, 2 if the lower one has
     * @param any whether it has at least one
     */
    private int readSignificance(int block, int start, int neighbours, boolean any) {
        int count = 0;
        if (start < SUB_BLOCK) {
            positions[count++] = (byte) start;
        }
        byte[] table = log2 == 2 ? SMALL[scan] : NEAR[scan];
        int at = log2 == 2 ? 0 : SUB_BLOCK * neighbours;
        int contexts = Contexts.SIGNIFICANT + significanceOffset(block);
        for (int i = start - 1; i > 0; i--) {
            if (cabac.bit(contexts + table[at + i]) != 0) {
                positions[count++] = (byte) i;
            }
        }
        if (start > 0) {
            int first = block == 0 ? Contexts.SIGNIFICANT + (luma ? 0 : CHROMA_SIGNIFICANT) : contexts + table[at];
            if (any && count == 0 || cabac.bit(first) != 0) {
                positions[count++] = 0;
            }
        }
        return count;
    }

    private int significanceOffset(int block) {
        if (log2 == 2) {
            return luma ? 0 : CHROMA_SIGNIFICANT;
        }
        if (!luma) {
            return CHROMA_SIGNIFICANT + (log2 == 3 ? 9 : 12);
        }
        int size = log2 == 3 ? scan == ScanOrder.DIAGONAL ? 9 : 15 : 21;
        return size + (block > 0 ? 3 : 0);
    }

    /** Reads how great the coefficients of a sub-block are, with their signs. */
    private void readLevels(int count, int block) {
        int set = (block == 0 || !luma ? 0 : 2) + (greaterBefore ? 1 : 0);
        int contexts = Contexts.GREATER_ONE + (luma ? 0 : 16) + 4 * set;
        int context = 1;
        int greatest = -1;
        int flagged = Math.min(count, FLAGGED);
        for (int i = 0; i < flagged; i++) {
            int greater = cabac.bit(contexts + context);
            levels[i] = 1 + greater;
            if (greater != 0) {
                context = 0;
                greatest = greatest < 0 ? i : greatest;
            } else if (context > 0 && context < 3) {
                context++;
            }
        }
        greaterBefore = context == 0;
        if (greatest >= 0) {
            levels[greatest] += cabac.bit(Contexts.GREATER_TWO + (luma ? 0 : 4) + set);
        }
        boolean hidden = signHiding && !lossless && positions[0] - positions[count - 1] > 3;
        int signs = hidden ? cabac.evenBits(count - 1) << 1 : cabac.evenBits(count);
        int rice = 0;
        int sum = 0;
        for (int i = 0; i < count; i++) {
            int level = i < FLAGGED ? levels[i] : 1;
            if (level == (i < FLAGGED ? i == greatest ? 3 : 2 : 1)) {
                level += readRemaining(rice);
                if (level > 3 << rice && rice < MOST_RICE) {
                    rice++;
                }
            }
            sum += level;
            levels[i] = (signs >> count - 1 - i & 1) != 0 ? -level : level;
        }
        if (hidden && (sum & 1) != 0) {
            levels[count - 1] = -levels[count - 1];
        }
    }

    private int readRemaining(int rice) {
        int prefix = 0;
        while (cabac.evenBit() != 0) {
            if (++prefix == LONGEST_PREFIX) {
                cabac.setDamaged();
                return 0;
            }
        }
        if (prefix <= 3) {
            return (prefix << rice) + cabac.evenBits(rice);
        }
        return ((1 << prefix - 3) + 2 << rice) + cabac.evenBits(prefix - 3 + rice);
    }

    /** Scales the coefficients of a sub-block, and puts them in their places. */
    private void store(int count, int x, int y) {
        ScanOrder order = SCANS[scan][2];
        lastColumn = Math.max(lastColumn, x + 3);
        lastRow = Math.max(lastRow, y + 3);
        long half = 1L << shift - 1;
        for (int i = 0; i < count; i++) {
            int position = positions[i];
            int at = (y + order.y[position] << log2) + x + order.x[position];
            if (lossless) {
                coefficients[at] = levels[i];
            } else {
                int factor = factors == null ? FLAT : factors[at];
                coefficients[at] = clipped(levels[i] * (scale * factor) + half >> shift);
            }
        }
    }

    private static int clipped(long number) {
        return (int) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, number));
    }
}
