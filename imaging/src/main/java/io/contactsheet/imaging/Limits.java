package io.contactsheet.imaging;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.shared.size.Size;

/** What is refused before a pixel of it is decoded. */
final class Limits {

    /** Every pixel of these formats has to be looked at: more than this would take seconds. */
    static final long MOST_PIXELS = 1L << 28;

    /** Where a few bytes may stand for many pixels, which costs a writer nothing and a reader time. */
    static final long MOST_FREE_PIXELS = 1L << 26;

    private Limits() {}

    static void checkPixels(Size size) throws UnreadablePictureException {
        checkPixels(size, MOST_PIXELS);
    }

    static void checkPixels(Size size, long most) throws UnreadablePictureException {
        if (size.pixels() > most) {
            throw UnreadablePictureException.tooLarge(
                    "This picture is said to be " + size + " pixels, which is more than can be read.");
        }
    }

    static void checkMemory(long needed, long available) throws UnreadablePictureException {
        if (needed > available) {
            throw UnreadablePictureException.tooLarge(
                    "To read this picture would take " + (needed >> 20) + " MB of memory, more than there is.");
        }
    }
}
