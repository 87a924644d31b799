package io.contactsheet.imaging.picture;

import io.contactsheet.shared.size.Size;

/**
 * A part of a picture.
 *
 * @param x the column of its upper left corner, from 0
 * @param y the row of its upper left corner, from 0
 * @param size of the part, in pixels
 */
public record Area(int x, int y, Size size) {

    /** All of a picture. */
    public static Area of(Size size) {
        return new Area(0, 0, size);
    }

    /** A part of this part. */
    public Area part(Area inner) {
        return new Area(x + inner.x, y + inner.y, inner.size);
    }

    /** Whether a pixel lies in it. */
    public boolean contains(int column, int row) {
        return column >= x && column < x + size.width() && row >= y && row < y + size.height();
    }
}
