package io.contactsheet.desktop.ui.grid;

/**
 * Where the tiles of a grid are. Lengths are in pixels; y grows downwards from the top of the first row's margin.
 *
 * @param columns how many tiles stand in a row, at least 1
 * @param tileWidth of every tile: the row's width shared out
 * @param tileHeight of every tile
 * @param gap between two tiles
 * @param margin around all of them
 */
record GridGeometry(int columns, double tileWidth, double tileHeight, double gap, double margin) {

    /** What fits a width. */
    static GridGeometry of(double width, double leastTileWidth, double captionHeight, double gap, double margin) {
        double room = Math.max(leastTileWidth, width - 2 * margin);
        int columns = Math.max(1, (int) ((room + gap) / (leastTileWidth + gap)));
        double tileWidth = Math.floor((room - (columns - 1) * gap) / columns);
        return new GridGeometry(columns, tileWidth, tileWidth + captionHeight, gap, margin);
    }

    double x(int index) {
        return margin + (index % columns) * (tileWidth + gap);
    }

    double y(int index) {
        return margin + (index / columns) * rowHeight();
    }

    double rowHeight() {
        return tileHeight + gap;
    }

    /** The height of the whole grid, margins included. */
    double height(int count) {
        int rows = (count + columns - 1) / columns;
        return rows == 0 ? 0 : 2 * margin + rows * rowHeight() - gap;
    }

    /** The first tile of which something may be seen when the view starts at this height. */
    int firstAt(double top) {
        return Math.max(0, (int) Math.floor((top - margin) / rowHeight())) * columns;
    }

    /** One past the last tile of which something may be seen. */
    int endAt(double bottom, int count) {
        int rows = Math.max(0, (int) Math.ceil((bottom - margin) / rowHeight()));
        return (int) Math.min(count, (long) rows * columns);
    }
}
