package io.contactsheet.imaging.webp;

import java.util.Arrays;

/** Predicts whole macroblocks from the samples above them and on their left. Source: RFC 6386, sections 12.2 and 12.3. */
final class Prediction {

    private static final byte NEUTRAL = (byte) 128;

    private Prediction() {}

    /**
     * Fills a square.
     *
     * @param at where it begins in the samples
     * @param size its side, 16 or 8
     * @param hasAbove whether it is not at the upper border of the picture
     * @param hasLeft whether it is not at the left border
     */
    static void fill(int mode, byte[] samples, int at, int stride, int size, boolean hasAbove, boolean hasLeft) {
        switch (mode) {
            case SubblockModes.DC -> average(samples, at, stride, size, hasAbove, hasLeft);
            case SubblockModes.VERTICAL -> {
                for (int y = 0, row = at; y < size; y++, row += stride) {
                    System.arraycopy(samples, at - stride, samples, row, size);
                }
            }
            case SubblockModes.HORIZONTAL -> {
                for (int y = 0, row = at; y < size; y++, row += stride) {
                    Arrays.fill(samples, row, row + size, samples[row - 1]);
                }
            }
            default -> trueMotion(samples, at, stride, size);
        }
    }

    private static void average(byte[] samples, int at, int stride, int size, boolean hasAbove, boolean hasLeft) {
        int sum = 0;
        int count = 0;
        if (hasAbove) {
            for (int x = 0; x < size; x++) {
                sum += samples[at - stride + x] & 0xFF;
            }
            count += size;
        }
        if (hasLeft) {
            for (int y = 0, row = at; y < size; y++, row += stride) {
                sum += samples[row - 1] & 0xFF;
            }
            count += size;
        }
        byte mean = count == 0 ? NEUTRAL : (byte) ((sum + count / 2) / count);
        for (int y = 0, row = at; y < size; y++, row += stride) {
            Arrays.fill(samples, row, row + size, mean);
        }
    }

    /** Continues the differences between neighbours. */
    static void trueMotion(byte[] samples, int at, int stride, int size) {
        int above = at - stride;
        int corner = samples[above - 1] & 0xFF;
        for (int y = 0, row = at; y < size; y++, row += stride) {
            int difference = (samples[row - 1] & 0xFF) - corner;
            for (int x = 0; x < size; x++) {
                int sum = (samples[above + x] & 0xFF) + difference;
                samples[row + x] = (byte) ((sum & ~0xFF) == 0 ? sum : ~sum >> 31);
            }
        }
    }
}
