package io.contactsheet.imaging.hevc;

/**
 * Which samples around a block may be looked at: those that are decoded, of the same slice and the same tile. Source:
 * section 6.4.1. Coordinates are of luma.
 */
final class Availability {

    /** The largest coding tree block has 16 squares of 4 x 4 in a row. */
    private static final int SQUARES = 16;

    /** The turn of each square within a coding tree block. */
    private static final short[] TURNS = turns();

    private final DecodedPicture decoded;
    private final int side;
    private boolean left;
    private boolean up;
    private boolean upLeft;
    private boolean upRight;

    Availability(DecodedPicture decoded) {
        this.decoded = decoded;
        this.side = 1 << decoded.sequence.codingTreeLog2;
    }

    private static short[] turns() {
        short[] turns = new short[SQUARES * SQUARES];
        for (int y = 0; y < SQUARES; y++) {
            for (int x = 0; x < SQUARES; x++) {
                int turn = 0;
                for (int bit = 0; bit < 4; bit++) {
                    turn |= (x >> bit & 1) << 2 * bit | (y >> bit & 1) << 2 * bit + 1;
                }
                turns[y * SQUARES + x] = (short) turn;
            }
        }
        return turns;
    }

    /** Begins a coding tree block, whose slice is already noted. */
    void enter(int place) {
        int columns = decoded.order.columns;
        int x = place % columns;
        left = x > 0 && isOfSame(place, place - 1);
        up = isOfSame(place, place - columns);
        upLeft = x > 0 && isOfSame(place, place - columns - 1);
        upRight = x < columns - 1 && isOfSame(place, place - columns + 1);
    }

    private boolean isOfSame(int place, int other) {
        return other >= 0
                && decoded.slices[other] == decoded.slices[place]
                && decoded.order.tile[other] == decoded.order.tile[place];
    }

    /** Whether the coding tree block above on the right may be looked at. */
    boolean upRight() {
        return upRight;
    }

    /** Whether what is on the left of a block at such a column may be. */
    boolean left(int x) {
        return left || (x & side - 1) != 0;
    }

    /** Whether what is above a block at such a row may be. */
    boolean up(int y) {
        return up || (y & side - 1) != 0;
    }

    /** Whether the one sample above on the left of a block may be. */
    boolean upLeft(int x, int y) {
        boolean inColumn = (x & side - 1) != 0;
        boolean inRow = (y & side - 1) != 0;
        if (inColumn) {
            return inRow || up;
        }
        return inRow ? left : upLeft;
    }

    /** Whether what is above a block, right of its width, may be. */
    boolean upRight(int x, int y, int width) {
        int column = x & side - 1;
        int row = y & side - 1;
        if (row == 0) {
            return column + width < side ? up : upRight;
        }
        return column + width < side && isBefore(column + width, row - 1, column, row);
    }

    /** Whether what is on the left of a block, below its height, may be. */
    boolean downLeft(int x, int y, int height) {
        int column = x & side - 1;
        int row = y & side - 1;
        if (row + height >= side) {
            return false;
        }
        return column == 0 ? left : isBefore(column - 1, row + height, column, row);
    }

    private static boolean isBefore(int otherColumn, int otherRow, int column, int row) {
        return TURNS[(otherRow >> 2) * SQUARES + (otherColumn >> 2)] < TURNS[(row >> 2) * SQUARES + (column >> 2)];
    }
}
