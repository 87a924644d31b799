package io.contactsheet.imaging;

import io.contactsheet.imaging.picture.Area;
import io.contactsheet.imaging.picture.Picture;
import io.contactsheet.shared.size.Size;

/** What cameras put around a thumbnail, which is of 160 x 120 pixels for pictures of every shape. */
final class BlackBars {

    /** The means of red, green and blue of a bar are below this: black is not quite black behind JPEG. */
    private static final int BLACK = 24;

    /** Thumbnails are rounded to whole pixels, and to the even ones, or cut a little. */
    private static final double LEAST_TOLERANCE = 2;

    private static final double TOLERANCE = 0.01;

    private BlackBars() {}

    /** The middle of a thumbnail that has the shape of its original; all of it if that makes no difference. */
    static Area shaped(Size thumbnail, Size original) {
        double width = (double) thumbnail.height() * original.width() / original.height();
        double height = (double) thumbnail.width() * original.height() / original.width();
        if (isLess(width, thumbnail.width())) {
            int bar = (int) Math.ceil((thumbnail.width() - width) / 2);
            return new Area(bar, 0, new Size(Math.max(1, thumbnail.width() - 2 * bar), thumbnail.height()));
        }
        if (isLess(height, thumbnail.height())) {
            int bar = (int) Math.ceil((thumbnail.height() - height) / 2);
            return new Area(0, bar, new Size(thumbnail.width(), Math.max(1, thumbnail.height() - 2 * bar)));
        }
        return Area.of(thumbnail);
    }

    private static boolean isLess(double length, int whole) {
        return length < whole - Math.max(LEAST_TOLERANCE, TOLERANCE * whole);
    }

    /** Whether around a part of an area of a picture there is nothing but black. */
    static boolean areAround(Area part, Area area, Picture picture) {
        long sum = 0;
        for (int y = area.y(); y < area.y() + area.size().height(); y++) {
            for (int x = area.x(); x < area.x() + area.size().width(); x++) {
                if (!part.contains(x, y)) {
                    int pixel = picture.argb()[y * picture.size().width() + x];
                    sum += (pixel >> 16 & 0xFF) + (pixel >> 8 & 0xFF) + (pixel & 0xFF);
                }
            }
        }
        return sum <= 3 * BLACK * (area.size().pixels() - part.size().pixels());
    }
}
