package io.contactsheet.imaging.bmp;

/** The bits of a pixel that hold one channel. */
final class ChannelMask {

    private static final int MOST_BITS = 8;

    private final int mask;
    private final int shift;
    private final int[] levels;

    /** @param mask the bits, 0 for a channel that there is not */
    ChannelMask(int mask) {
        int bits = Integer.bitCount(mask);
        int low = mask == 0 ? 0 : Integer.numberOfTrailingZeros(mask);
        this.mask = mask;
        this.shift = low + Math.max(0, bits - MOST_BITS);
        this.levels = new int[1 << MOST_BITS];
        int most = (1 << Math.min(bits, MOST_BITS)) - 1;
        for (int value = 1; value < levels.length; value++) {
            levels[value] = most == 0 ? 0 : Math.min(255, (value * 255 + most / 2) / most);
        }
    }

    boolean isEmpty() {
        return mask == 0;
    }

    /** 0 to 255. */
    int level(int pixel) {
        return levels[(pixel & mask) >>> shift & 0xFF];
    }
}
