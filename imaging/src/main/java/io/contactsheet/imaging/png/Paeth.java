package io.contactsheet.imaging.png;

/** The predictor of the filter of that name (PNG, section 9.4). */
final class Paeth {

    private Paeth() {}

    /** The neighbour that is nearest to {@code left + above - aboveLeft}. */
    static int predict(int left, int above, int aboveLeft) {
        int toLeft = Math.abs(above - aboveLeft);
        int toAbove = Math.abs(left - aboveLeft);
        int toAboveLeft = Math.abs(left + above - 2 * aboveLeft);
        if (toLeft <= toAbove && toLeft <= toAboveLeft) {
            return left;
        }
        return toAbove <= toAboveLeft ? above : aboveLeft;
    }
}
