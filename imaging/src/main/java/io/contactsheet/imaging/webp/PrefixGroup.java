package io.contactsheet.imaging.webp;

import io.contactsheet.imaging.picture.UnreadablePictureException;

/**
 * The five prefix codes of a part of a picture. Source: RFC 9649, section 3.7.
 *
 * @param green of green, of lengths and of the colour cache
 * @param others the red, blue and alpha of all pixels, if they are always the same
 */
record PrefixGroup(
        PrefixCode green,
        PrefixCode red,
        PrefixCode blue,
        PrefixCode alpha,
        PrefixCode distance,
        boolean greenOnly,
        int others) {

    static final int LITERALS = 256;
    static final int LENGTHS = 24;

    private static final int DISTANCES = 40;

    static PrefixGroup read(LosslessBits bits, int cacheSize) throws UnreadablePictureException {
        PrefixCode green = PrefixCode.read(bits, LITERALS + LENGTHS + cacheSize);
        PrefixCode red = PrefixCode.read(bits, LITERALS);
        PrefixCode blue = PrefixCode.read(bits, LITERALS);
        PrefixCode alpha = PrefixCode.read(bits, LITERALS);
        PrefixCode distance = PrefixCode.read(bits, DISTANCES);
        boolean greenOnly = red.isSingle() && blue.isSingle() && alpha.isSingle();
        int others = greenOnly ? alpha.single() << 24 | red.single() << 16 | blue.single() : 0;
        return new PrefixGroup(green, red, blue, alpha, distance, greenOnly, others);
    }

    /** A pixel whose green has been read. */
    int pixel(int greenLevel, LosslessBits bits) {
        if (greenOnly) {
            return others | greenLevel << 8;
        }
        int redLevel = red.decode(bits);
        bits.refill();
        int blueLevel = blue.decode(bits);
        return alpha.decode(bits) << 24 | redLevel << 16 | greenLevel << 8 | blueLevel;
    }

    long memory() {
        return 64 + green.memory() + red.memory() + blue.memory() + alpha.memory() + distance.memory();
    }
}
