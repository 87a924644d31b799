package io.contactsheet.imaging;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.resize.PixelReducer;
import io.contactsheet.imaging.rows.RowDecoder;
import io.contactsheet.shared.size.Size;
import java.io.IOException;

/**
 * All pixels of a picture, as stored.
 *
 * @param argb 0xAARRGGBB, row by row, before any profile
 */
@SuppressWarnings("ArrayRecordComponent") // Compared and thrown away.
public record Decoded(Size size, int[] argb) {

    private static final long MEMORY = 64 << 20;

    /** What a decoder of rows hands out. */
    public static Decoded of(RowDecoder decoder) throws IOException, UnreadablePictureException {
        Size size = decoder.size();
        if (size.pixels() > 1 << 22) {
            throw UnreadablePictureException.tooLarge("A damaged header says so.");
        }
        PixelReducer whole = new PixelReducer(size, size, !decoder.isInk(), decoder.order());
        decoder.decode(whole, MEMORY);
        return new Decoded(size, whole.result());
    }
}
