package io.contactsheet.imaging.webp;

/**
 * The factors that coefficients are multiplied with: of the first of a block (dc) and the others (ac), of luma, of the
 * block of luma's first coefficients (y2), and of chroma. Source: RFC 6386, sections 9.6 and 14.1.
 */
record Quantizer(int lumaDc, int lumaAc, int y2Dc, int y2Ac, int chromaDc, int chromaAc) {

    private static final int MOST = 127;
    private static final int MOST_CHROMA_DC = 117;
    private static final int LEAST_Y2_AC = 8;

    private static final int[] DC = {
        4, 5, 6, 7, 8, 9, 10, 10, 11, 12, 13, 14, 15, 16, 17, 17, 18, 19, 20, 20, 21, 21, 22, 22, 23, 23, 24, 25, 25,
        26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 46, 47, 48, 49, 50, 51,
        52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 76, 77, 78,
        79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 91, 93, 95, 96, 98, 100, 101, 102, 104, 106, 108, 110, 112, 114,
        116, 118, 122, 124, 126, 128, 130, 132, 134, 136, 138, 140, 143, 145, 148, 151, 154, 157
    };

    private static final int[] AC = {
        4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32,
        33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 60, 62,
        64, 66, 68, 70, 72, 74, 76, 78, 80, 82, 84, 86, 88, 90, 92, 94, 96, 98, 100, 102, 104, 106, 108, 110, 112, 114,
        116, 119, 122, 125, 128, 131, 134, 137, 140, 143, 146, 149, 152, 155, 158, 161, 164, 167, 170, 173, 177, 181,
        185, 189, 193, 197, 201, 205, 209, 213, 217, 221, 225, 229, 234, 239, 245, 249, 254, 259, 264, 269, 274, 279,
        284
    };

    /** Reads the indices of the frame; the result has a quantizer for each segment. */
    static Quantizer[] parse(BooleanDecoder header, Segmentation segmentation) {
        int base = header.literal(7);
        int[] deltas = new int[5];
        for (int i = 0; i < deltas.length; i++) {
            deltas[i] = header.optionalSigned(4);
        }
        Quantizer[] quantizers = new Quantizer[Segmentation.SEGMENTS];
        for (int segment = 0; segment < quantizers.length; segment++) {
            quantizers[segment] = of(segmentation.quantizer(segment, base), deltas);
        }
        return quantizers;
    }

    private static Quantizer of(int index, int[] deltas) {
        return new Quantizer(
                dc(index + deltas[0], MOST),
                ac(index),
                dc(index + deltas[1], MOST) * 2,
                Math.max(LEAST_Y2_AC, ac(index + deltas[2]) * 155 / 100),
                dc(index + deltas[3], MOST_CHROMA_DC),
                ac(index + deltas[4]));
    }

    private static int dc(int index, int most) {
        return DC[Math.clamp(index, 0, most)];
    }

    private static int ac(int index) {
        return AC[Math.clamp(index, 0, MOST)];
    }
}
