package io.contactsheet.imaging.jpeg;

import java.io.IOException;

/** What is done with the minimum coded units of a scan, row by row. */
interface ScanUnits {

    int unitsWide();

    int unitsHigh();

    /** The most bytes that one unit can take. */
    int unitBytes();

    /** At the start, and at each restart marker. */
    void restart();

    /** Whether there is no data left for another unit. */
    default boolean isSpent(EntropyInput in) {
        return in.isSpent();
    }

    void beginRow(int row);

    /**
     * Decodes units {@code start} to {@code end} of the row that was begun, as far as the buffered data is sure to
     * reach.
     *
     * @return the first unit that was not decoded
     */
    int decode(EntropyInput in, int start, int end) throws IOException;

    void endRow(int row);
}
