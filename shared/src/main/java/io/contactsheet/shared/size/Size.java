package io.contactsheet.shared.size;

/**
 * The size of a picture.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 */
public record Size(int width, int height) {

    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "A picture is at least 1 x 1 pixels, not " + width + " x " + height + ".");
        }
    }

    /** A square of the given side. */
    public static Size square(int side) {
        return new Size(side, side);
    }

    /**
     * The largest size of the same aspect ratio, to the nearest pixel, that fits the box. Never larger than this size,
     * and never thinner than one pixel.
     */
    public Size fitWithin(Size box) {
        if (width <= box.width && height <= box.height) {
            return this;
        }
        // Compared crosswise in 64 bits: exact for every int, where a ratio of doubles would not be.
        boolean widthDecides = (long) width * box.height >= (long) height * box.width;
        return widthDecides
                ? new Size(box.width, scaled(height, box.width, width))
                : new Size(scaled(width, box.height, height), box.height);
    }

    /** The number of pixels. */
    public long pixels() {
        return (long) width * height;
    }

    /** This size with width and height exchanged, as a quarter turn leaves it. */
    public Size turned() {
        return new Size(height, width);
    }

    private static int scaled(int length, int numerator, int denominator) {
        long rounded = (2L * length * numerator + denominator) / (2L * denominator);
        return (int) Math.max(1, rounded);
    }

    /** For people: {@code 150 x 100}. */
    @Override
    public String toString() {
        return width + " x " + height;
    }
}
