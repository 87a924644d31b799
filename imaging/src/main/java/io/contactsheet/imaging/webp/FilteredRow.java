package io.contactsheet.imaging.webp;

import java.util.Arrays;

/** The loop filter for the row of macroblocks above the one that is decoded. Source: RFC 6386, section 15. */
final class FilteredRow {

    private final FilterHeader header;
    private final Planes planes;

    /** Of the macroblocks in the row that is decoded, and whether the edges inside them are filtered too. */
    private FilterStrength[] decoded;

    private boolean[] decodedInside;
    private FilterStrength[] filtered;
    private boolean[] filteredInside;

    FilteredRow(FilterHeader header, Planes planes, int columns) {
        this.header = header;
        this.planes = planes;
        decoded = new FilterStrength[columns];
        filtered = new FilterStrength[columns];
        Arrays.fill(decoded, FilterStrength.NONE);
        Arrays.fill(filtered, FilterStrength.NONE);
        decodedInside = new boolean[columns];
        filteredInside = new boolean[columns];
    }

    /** Sets how a macroblock of the decoded row is to be filtered. */
    void set(int column, int segment, boolean parted, boolean inside) {
        decoded[column] = parted ? header.parted()[segment] : header.whole()[segment];
        decodedInside[column] = inside;
    }

    /** Leaves the macroblocks from a column on as they are. */
    void blank(int column) {
        Arrays.fill(decoded, column, decoded.length, FilterStrength.NONE);
    }

    void advance() {
        FilterStrength[] free = filtered;
        boolean[] freeInside = filteredInside;
        filtered = decoded;
        filteredInside = decodedInside;
        decoded = free;
        decodedInside = freeInside;
    }

    /** Filters the row, whose number is given. */
    void apply(int row) {
        for (int column = 0; column < filtered.length; column++) {
            FilterStrength strength = filtered[column];
            if (strength.edgeLimit() == 0) {
                continue;
            }
            boolean inside = filteredInside[column];
            if (header.simple()) {
                simple(column, row, strength.edgeLimit(), inside);
            } else {
                normal(planes.luma(), 16, column, row, strength, inside);
                normal(planes.blue(), 8, column, row, strength, inside);
                normal(planes.red(), 8, column, row, strength, inside);
            }
        }
    }

    private void simple(int column, int row, int limit, boolean inside) {
        Band luma = planes.luma();
        byte[] samples = luma.samples();
        int stride = luma.stride();
        int at = luma.filtered(column);
        if (column > 0) {
            LoopFilter.simple(samples, at, 1, stride, 16, limit + FilterStrength.MACROBLOCK_MORE);
        }
        for (int x = 4; inside && x < 16; x += 4) {
            LoopFilter.simple(samples, at + x, 1, stride, 16, limit);
        }
        if (row > 0) {
            LoopFilter.simple(samples, at, stride, 1, 16, limit + FilterStrength.MACROBLOCK_MORE);
        }
        for (int y = 4; inside && y < 16; y += 4) {
            LoopFilter.simple(samples, at + y * stride, stride, 1, 16, limit);
        }
    }

    private static void normal(Band band, int size, int column, int row, FilterStrength strength, boolean inside) {
        byte[] samples = band.samples();
        int stride = band.stride();
        int at = band.filtered(column);
        int limit = strength.edgeLimit();
        int outer = limit + FilterStrength.MACROBLOCK_MORE;
        if (column > 0) {
            LoopFilter.normal(samples, at, 1, stride, size, outer, strength, true);
        }
        for (int x = 4; inside && x < size; x += 4) {
            LoopFilter.normal(samples, at + x, 1, stride, size, limit, strength, false);
        }
        if (row > 0) {
            LoopFilter.normal(samples, at, stride, 1, size, outer, strength, true);
        }
        for (int y = 4; inside && y < size; y += 4) {
            LoopFilter.normal(samples, at + y * stride, stride, 1, size, limit, strength, false);
        }
    }
}
