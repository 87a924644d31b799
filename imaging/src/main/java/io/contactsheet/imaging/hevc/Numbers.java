package io.contactsheet.imaging.hevc;

/** Whole numbers. */
final class Numbers {

    private Numbers() {}

    /** How many bits the numbers below {@code count} need; 0 for up to 1. */
    static int ceilLog2(int count) {
        return count <= 1 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
    }
}
