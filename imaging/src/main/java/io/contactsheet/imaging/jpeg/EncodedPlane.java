package io.contactsheet.imaging.jpeg;

/** Encodes the blocks of one component: cosine transform, quantisation, Huffman codes (T.81, section F.1). */
final class EncodedPlane {

    private static final double[] AAN_SCALES = {
        1.0, 1.387039845, 1.306562965, 1.175875602, 1.0, 0.785694958, 0.541196100, 0.275899379
    };

    /** By coefficient in natural order: what to multiply the unscaled transform with. */
    private final float[] factors = new float[64];

    private final int[] dcCodes;
    private final int[] acCodes;
    private final float[] block = new float[64];
    private int prediction;

    EncodedPlane(int[] quantizers, StandardHuffman dc, StandardHuffman ac) {
        for (int i = 0; i < 64; i++) {
            factors[i] = (float) (1 / (quantizers[i] * AAN_SCALES[i >> 3] * AAN_SCALES[i & 7] * 8));
        }
        dcCodes = codes(dc);
        acCodes = codes(ac);
    }

    /** By symbol: the code, and its length in the lowest 5 bits. */
    private static int[] codes(StandardHuffman table) {
        int[] codes = new int[256];
        int code = 0;
        int index = 0;
        for (int length = 1; length <= 16; length++) {
            for (int i = 0; i < table.counts()[length - 1]; i++) {
                codes[table.symbols()[index++] & 0xFF] = code++ << 5 | length;
            }
            code <<= 1;
        }
        return codes;
    }

    void encode(int[] plane, int columns, int x, int y, EntropyOutput out) {
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 8; column++) {
                block[8 * row + column] = plane[(y + row) * columns + x + column];
            }
        }
        for (int i = 0; i < 8; i++) {
            ForwardDct.line(block, 8 * i, 1);
        }
        for (int i = 0; i < 8; i++) {
            ForwardDct.line(block, i, 8);
        }
        putBlock(out);
    }

    private void putBlock(EntropyOutput out) {
        int average = quantized(0);
        putValue(average - prediction, 0, dcCodes, out);
        prediction = average;
        int run = 0;
        for (int k = 1; k < 64; k++) {
            int value = quantized(SequentialBlocks.NATURAL[k]);
            if (value == 0) {
                run++;
                continue;
            }
            for (; run > 15; run -= 16) {
                putCode(acCodes[0xF0], out);
            }
            putValue(value, run, acCodes, out);
            run = 0;
        }
        if (run > 0) {
            putCode(acCodes[0], out);
        }
    }

    private int quantized(int coefficient) {
        return Math.round(block[coefficient] * factors[coefficient]);
    }

    private static void putValue(int value, int run, int[] codes, EntropyOutput out) {
        int size = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
        putCode(codes[run << 4 | size], out);
        out.put((value < 0 ? value - 1 : value) & (1 << size) - 1, size);
    }

    private static void putCode(int code, EntropyOutput out) {
        out.put(code >> 5, code & 31);
    }
}
