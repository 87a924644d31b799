package io.contactsheet.imaging.hevc;

/** In which order positions of a square follow one another. Source: sections 6.5.3 to 6.5.5. */
final class ScanOrder {

    static final int DIAGONAL = 0;
    static final int HORIZONTAL = 1;
    static final int VERTICAL = 2;
    static final int KINDS = 3;

    /** Column of each position. */
    final byte[] x;

    /** Row of each position. */
    final byte[] y;

    /** Position of each place: {@code row * side + column}. */
    final byte[] position;

    private ScanOrder(int side) {
        x = new byte[side * side];
        y = new byte[side * side];
        position = new byte[side * side];
    }

    /** @param log2 of the side, 0 to 3 */
    static ScanOrder of(int kind, int log2) {
        int side = 1 << log2;
        ScanOrder order = new ScanOrder(side);
        if (kind == DIAGONAL) {
            order.fillDiagonally(side);
        } else {
            for (int i = 0; i < side * side; i++) {
                int minor = i & side - 1;
                int major = i >> log2;
                order.set(i, kind == HORIZONTAL ? minor : major, kind == HORIZONTAL ? major : minor, side);
            }
        }
        return order;
    }

    /** From the lower left to the upper right, diagonal after diagonal. */
    private void fillDiagonally(int side) {
        int i = 0;
        for (int diagonal = 0; diagonal < 2 * side - 1; diagonal++) {
            for (int column = Math.max(0, diagonal - side + 1); column <= Math.min(diagonal, side - 1); column++) {
                set(i++, column, diagonal - column, side);
            }
        }
    }

    private void set(int index, int column, int row, int side) {
        x[index] = (byte) column;
        y[index] = (byte) row;
        position[row * side + column] = (byte) index;
    }
}
