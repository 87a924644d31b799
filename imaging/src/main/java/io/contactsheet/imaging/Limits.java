package io.contactsheet.imaging;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.shared.size.Size;

/** What is refused before a pixel of it is decoded. */
final class Limits {

    private Limits() {}

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
