package io.contactsheet.imaging.webp;

/**
 * How strongly the loop filter smooths a macroblock. Source: RFC 6386, sections 9.6 and 15.
 *
 * @param edgeLimit how much both sides of an edge between blocks may differ to be smoothed; 0 for no filter
 * @param interiorLimit how much neighbours on one side may differ
 * @param highVariance from which difference on there is a real edge
 */
record FilterStrength(int edgeLimit, int interiorLimit, int highVariance) {

    static final FilterStrength NONE = new FilterStrength(0, 0, 0);

    /** What edges between macroblocks may differ more. */
    static final int MACROBLOCK_MORE = 4;

    private static final int MOST_LEVEL = 63;

    /** The strength of a level, as the header gives it with all that is added. */
    static FilterStrength of(int anyLevel, int sharpness) {
        int level = Math.clamp(anyLevel, 0, MOST_LEVEL);
        if (level == 0) {
            return NONE;
        }
        int interior = level;
        if (sharpness > 0) {
            interior >>= sharpness > 4 ? 2 : 1;
            interior = Math.min(interior, 9 - sharpness);
        }
        interior = Math.max(1, interior);
        return new FilterStrength(2 * level + interior, interior, level >= 40 ? 2 : level >= 15 ? 1 : 0);
    }
}
