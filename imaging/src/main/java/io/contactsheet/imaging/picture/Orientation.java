package io.contactsheet.imaging.picture;

import io.contactsheet.shared.size.Size;

/**
 * How a camera was held, as the Exif tag Orientation says: where the first row and the first column of the stored
 * pixels belong in the upright picture.
 *
 * <p>Source: Exif 2.32, section 4.6.4; in the order of the tag's values from 1.
 */
public enum Orientation {
    TOP_LEFT(false, false, false),
    TOP_RIGHT(false, true, false),
    BOTTOM_RIGHT(false, true, true),
    BOTTOM_LEFT(false, false, true),
    LEFT_TOP(true, false, false),
    RIGHT_TOP(true, true, false),
    RIGHT_BOTTOM(true, true, true),
    LEFT_BOTTOM(true, false, true);

    private final boolean turned;
    private final boolean mirrored;
    private final boolean upsideDown;

    Orientation(boolean turned, boolean mirrored, boolean upsideDown) {
        this.turned = turned;
        this.mirrored = mirrored;
        this.upsideDown = upsideDown;
    }

    /** The orientation of a tag's value; {@link #TOP_LEFT} for one that has no meaning. */
    public static Orientation ofTag(int value) {
        return value >= 1 && value <= 8 ? values()[value - 1] : TOP_LEFT;
    }

    /** The size of the upright picture of a stored one, and the other way round. */
    public Size upright(Size stored) {
        return turned ? stored.turned() : stored;
    }

    /** Where a part of the upright picture lies in the stored one. */
    public Area stored(Area part, Size upright) {
        int x = mirrored ? upright.width() - part.x() - part.size().width() : part.x();
        int y = upsideDown ? upright.height() - part.y() - part.size().height() : part.y();
        return turned ? new Area(y, x, part.size().turned()) : new Area(x, y, part.size());
    }

    /** What this one and then another, of the picture that it leaves, come to. */
    public Orientation then(Orientation next) {
        boolean mirror = next.turned ? upsideDown : mirrored;
        boolean turnOver = next.turned ? mirrored : upsideDown;
        return of(turned ^ next.turned, mirror ^ next.mirrored, turnOver ^ next.upsideDown);
    }

    private static Orientation of(boolean turned, boolean mirrored, boolean upsideDown) {
        for (Orientation orientation : values()) {
            if (orientation.turned == turned
                    && orientation.mirrored == mirrored
                    && orientation.upsideDown == upsideDown) {
                return orientation;
            }
        }
        throw new AssertionError("All eight are there.");
    }

    /** The picture turned upright. */
    public Picture upright(Picture stored) {
        if (this == TOP_LEFT) {
            return stored;
        }
        Size size = upright(stored.size());
        int[] pixels = new int[stored.argb().length];
        for (int y = 0, i = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                pixels[i++] = stored.argb()[source(x, y, size)];
            }
        }
        return new Picture(pixels, size);
    }

    private int source(int x, int y, Size size) {
        int column = mirrored ? size.width() - 1 - x : x;
        int row = upsideDown ? size.height() - 1 - y : y;
        return turned ? column * size.height() + row : row * size.width() + column;
    }
}
