package io.contactsheet.imaging.hevc;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.util.Arrays;

/**
 * How coarsely each coefficient of a block is quantized. Source: sections 7.3.4 and 7.4.5.
 *
 * <p>Of the six lists of a size the first three are of intra prediction: luma, Cb and Cr. The others are read, as they
 * stand between.
 */
final class ScalingLists {

    private static final int SIZES = 4;
    private static final int MATRICES = 6;
    private static final int INTRA = 3;
    private static final int FLAT = 16;

    private static final int[] INTRA_DEFAULT = {
        16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 17, 16, 17, 16, 17, 18, 17, 18, 18, 17, 18, 21, 19, 20, 21, 20, 19, 21,
        24, 22, 22, 24, 24, 22, 22, 24, 25, 25, 27, 30, 27, 25, 25, 29, 31, 35, 35, 31, 29, 36, 41, 44, 41, 36, 47, 54,
        54, 47, 65, 70, 65, 88, 88, 115
    };

    private static final int[] INTER_DEFAULT = {
        16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 17, 17, 17, 17, 17, 18, 18, 18, 18, 18, 18, 20, 20, 20, 20, 20, 20, 20,
        24, 24, 24, 24, 24, 24, 24, 24, 25, 25, 25, 25, 25, 25, 25, 28, 28, 28, 28, 28, 28, 33, 33, 33, 33, 33, 41, 41,
        41, 41, 54, 54, 54, 71, 71, 91
    };

    /** By size and matrix: up to 64 numbers in diagonal order. */
    private final int[][][] lists = new int[SIZES][MATRICES][];

    /** By size and matrix: the number of the first coefficient; used from 16 x 16 on. */
    private final int[][] first = new int[SIZES][MATRICES];

    /** By log2 of the block's side less 2, and component: a factor for each coefficient, row by row. */
    private final short[][][] factors = new short[SIZES][INTRA][];

    private ScalingLists() {
        for (int size = 0; size < SIZES; size++) {
            for (int matrix = 0; matrix < MATRICES; matrix++) {
                setDefault(size, matrix);
            }
        }
    }

    /** What applies where lists are enabled but none are given. */
    static ScalingLists defaults() {
        ScalingLists lists = new ScalingLists();
        lists.expand();
        return lists;
    }

    /** Reads {@code scaling_list_data}. */
    static ScalingLists parse(BitReader reader) throws UnreadablePictureException {
        ScalingLists lists = new ScalingLists();
        for (int size = 0; size < SIZES; size++) {
            int step = size == SIZES - 1 ? INTRA : 1;
            for (int matrix = 0; matrix < MATRICES; matrix += step) {
                lists.read(reader, size, matrix, step);
            }
        }
        lists.expand();
        return lists;
    }

    /** Factors for a block of a component, row by row. */
    short[] factors(int log2, int component) {
        return factors[log2 - 2][component];
    }

    private void setDefault(int size, int matrix) {
        int[] numbers = matrix < INTRA ? INTRA_DEFAULT : INTER_DEFAULT;
        if (size == 0) {
            numbers = new int[16];
            Arrays.fill(numbers, FLAT);
        }
        lists[size][matrix] = numbers;
        first[size][matrix] = FLAT;
    }

    private void read(BitReader reader, int size, int matrix, int step) throws UnreadablePictureException {
        boolean explicit = reader.flag();
        if (explicit) {
            readNumbers(reader, size, matrix);
            return;
        }
        int back = reader.unsigned(matrix / step) * step;
        if (back == 0) {
            setDefault(size, matrix);
        } else {
            lists[size][matrix] = lists[size][matrix - back];
            first[size][matrix] = first[size][matrix - back];
        }
    }

    private void readNumbers(BitReader reader, int size, int matrix) throws UnreadablePictureException {
        int next = 8;
        if (size > 1) {
            next += reader.signed(-7, 247);
            first[size][matrix] = next;
        }
        int[] numbers = new int[size == 0 ? 16 : 64];
        for (int i = 0; i < numbers.length; i++) {
            next = next + reader.signed(-128, 127) & 0xFF;
            numbers[i] = next;
        }
        lists[size][matrix] = numbers;
    }

    private void expand() {
        for (int size = 0; size < SIZES; size++) {
            for (int component = 0; component < INTRA; component++) {
                // There are none for chroma of 32 x 32: these are stretched from those of 16 x 16.
                int source = size == SIZES - 1 && component > 0 ? size - 1 : size;
                factors[size][component] = expanded(size, lists[source][component], first[source][component]);
            }
        }
    }

    private static short[] expanded(int size, int[] numbers, int first) {
        int side = 4 << size;
        int log2 = size == 0 ? 2 : 3;
        int shift = size + 2 - log2;
        byte[] position = ScanOrder.of(ScanOrder.DIAGONAL, log2).position;
        short[] factors = new short[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                factors[y * side + x] = (short) numbers[position[(y >> shift << log2) + (x >> shift)]];
            }
        }
        if (size > 1) {
            factors[0] = (short) first;
        }
        return factors;
    }
}
