package io.contactsheet.imaging.webp;

/**
 * The three planes of a lossy picture, as far as they are in memory.
 *
 * @param blue the blue colour difference, at half the size of luma in both directions
 * @param red the red one, likewise
 */
record Planes(Band luma, Band blue, Band red) {

    /** The side of a macroblock in luma. */
    static final int MACROBLOCK = 16;

    static Planes of(int columns) {
        return new Planes(
                new Band(MACROBLOCK, columns), new Band(MACROBLOCK / 2, columns), new Band(MACROBLOCK / 2, columns));
    }

    /** See {@link Band#blank}. */
    void blank(int column) {
        luma.blank(column);
        blue.blank(column);
        red.blank(column);
    }

    /** See {@link Band#advance}. */
    void advance() {
        luma.advance();
        blue.advance();
        red.advance();
    }
}
