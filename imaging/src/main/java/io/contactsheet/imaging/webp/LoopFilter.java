package io.contactsheet.imaging.webp;

/** Smooths the edges between blocks. Source: RFC 6386, section 15. */
final class LoopFilter {

    private LoopFilter() {}

    /**
     * The simple filter along one edge.
     *
     * @param at the first sample behind the edge
     * @param across from one sample to the next across the edge
     * @param along from one to the next along the edge
     */
    static void simple(byte[] samples, int at, int across, int along, int length, int edgeLimit) {
        int limit = 2 * edgeLimit + 1;
        for (int i = 0, q = at; i < length; i++, q += along) {
            int p1 = samples[q - 2 * across] & 0xFF;
            int p0 = samples[q - across] & 0xFF;
            int q0 = samples[q] & 0xFF;
            int q1 = samples[q + across] & 0xFF;
            if (4 * Math.abs(p0 - q0) + Math.abs(p1 - q1) <= limit) {
                adjustTwo(samples, q, across, p1, p0, q0, q1);
            }
        }
    }

    /**
     * The normal filter along one edge.
     *
     * @param edgeLimit how much both sides may differ
     * @param wide whether three samples on each side are smoothed, as between macroblocks, else two
     */
    static void normal(
            byte[] samples,
            int at,
            int across,
            int along,
            int length,
            int edgeLimit,
            FilterStrength strength,
            boolean wide) {
        int limit = 2 * edgeLimit + 1;
        int interior = strength.interiorLimit();
        int highVariance = strength.highVariance();
        for (int i = 0, q = at; i < length; i++, q += along) {
            int p3 = samples[q - 4 * across] & 0xFF;
            int p2 = samples[q - 3 * across] & 0xFF;
            int p1 = samples[q - 2 * across] & 0xFF;
            int p0 = samples[q - across] & 0xFF;
            int q0 = samples[q] & 0xFF;
            int q1 = samples[q + across] & 0xFF;
            int q2 = samples[q + 2 * across] & 0xFF;
            int q3 = samples[q + 3 * across] & 0xFF;
            if (4 * Math.abs(p0 - q0) + Math.abs(p1 - q1) > limit
                    || Math.abs(p3 - p2) > interior
                    || Math.abs(p2 - p1) > interior
                    || Math.abs(p1 - p0) > interior
                    || Math.abs(q1 - q0) > interior
                    || Math.abs(q2 - q1) > interior
                    || Math.abs(q3 - q2) > interior) {
                continue;
            }
            if (Math.abs(p1 - p0) > highVariance || Math.abs(q1 - q0) > highVariance) {
                adjustTwo(samples, q, across, p1, p0, q0, q1);
            } else if (wide) {
                adjustSix(samples, q, across, p2, p1, p0, q0, q1, q2);
            } else {
                adjustFour(samples, q, across, p1, p0, q0, q1);
            }
        }
    }

    private static void adjustTwo(byte[] samples, int q, int across, int p1, int p0, int q0, int q1) {
        int a = 3 * (q0 - p0) + signed(p1 - q1);
        samples[q - across] = unsigned(p0 + (signed(a + 3) >> 3));
        samples[q] = unsigned(q0 - (signed(a + 4) >> 3));
    }

    private static void adjustFour(byte[] samples, int q, int across, int p1, int p0, int q0, int q1) {
        int a = 3 * (q0 - p0);
        int ofQ = signed(a + 4) >> 3;
        int ofP = signed(a + 3) >> 3;
        int outer = (ofQ + 1) >> 1;
        samples[q - 2 * across] = unsigned(p1 + outer);
        samples[q - across] = unsigned(p0 + ofP);
        samples[q] = unsigned(q0 - ofQ);
        samples[q + across] = unsigned(q1 - outer);
    }

    private static void adjustSix(byte[] samples, int q, int across, int p2, int p1, int p0, int q0, int q1, int q2) {
        int a = signed(3 * (q0 - p0) + signed(p1 - q1));
        int near = (27 * a + 63) >> 7;
        int middle = (18 * a + 63) >> 7;
        int far = (9 * a + 63) >> 7;
        samples[q - 3 * across] = unsigned(p2 + far);
        samples[q - 2 * across] = unsigned(p1 + middle);
        samples[q - across] = unsigned(p0 + near);
        samples[q] = unsigned(q0 - near);
        samples[q + across] = unsigned(q1 - middle);
        samples[q + 2 * across] = unsigned(q2 - far);
    }

    /** Clamped to the range of a signed byte. */
    private static int signed(int value) {
        return (byte) value == value ? value : value >> 31 ^ 127;
    }

    /** Clamped to the range of a sample. */
    private static byte unsigned(int value) {
        return (byte) ((value & ~0xFF) == 0 ? value : ~value >> 31);
    }
}
