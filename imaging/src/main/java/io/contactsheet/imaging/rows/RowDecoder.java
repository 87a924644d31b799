package io.contactsheet.imaging.rows;

import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.resize.PixelReducer;
import io.contactsheet.imaging.resize.RowOrder;
import io.contactsheet.shared.size.Size;
import java.io.IOException;

/**
 * A picture of one format, read up to its pixels, which it hands to a reducer as they come. Whatever its bytes are, it
 * answers, or throws {@link UnreadablePictureException}; a file that ends early gives what it has. For one picture and
 * one thread.
 */
public interface RowDecoder {

    /** Every pixel has to be looked at: more than this would take seconds. */
    long MOST_PIXELS = 1L << 28;

    /** Where a few bytes may stand for many pixels, which costs a writer nothing and a reader time. */
    long MOST_FREE_PIXELS = 1L << 26;

    /** The size as stored. */
    Size size();

    /** How the camera was held: for sure when the pixels were decoded, as it may stand behind them. */
    default Orientation orientation() {
        return Orientation.TOP_LEFT;
    }

    /** The order in which rows come. */
    default RowOrder order() {
        return RowOrder.TOP_DOWN;
    }

    /** Pictures of more pixels are refused. */
    default long mostPixels() {
        return MOST_PIXELS;
    }

    /** What decoding takes at least, in bytes, beside the file and the reducer. */
    long memory() throws UnreadablePictureException;

    /**
     * Whether a pixel is 0xKKCCMMYY, the light that inks let through, and not 0xAARRGGBB. To be asked when there is the
     * memory: some decoders have to decode the picture to know.
     */
    default boolean isInk() throws UnreadablePictureException {
        return false;
    }

    /**
     * Decodes the pixels, as many as there are; once.
     *
     * @param memory the most that may be allocated beyond {@link #memory}, in bytes
     * @throws UnreadablePictureException if there is not one, or decoding would take more memory
     * @throws IOException if the stream fails
     */
    void decode(PixelReducer reducer, long memory) throws IOException, UnreadablePictureException;

    /**
     * Decodes the picture and makes the small one of it; once.
     *
     * @param reducer to the size of the small one
     * @param memory the most that may be allocated beyond {@link #memory}, in bytes
     * @return the small one's pixels as 0xAARRGGBB in sRGB, turned as they are stored
     * @throws UnreadablePictureException if there is not one pixel, or decoding would take more memory
     * @throws IOException if the stream fails
     */
    default int[] reduce(PixelReducer reducer, long memory) throws IOException, UnreadablePictureException {
        decode(reducer, memory);
        return toSrgb(reducer.result());
    }

    /** The colours of decoded pixels as 0xAARRGGBB in sRGB; the array may be changed and returned. */
    default int[] toSrgb(int[] pixels) {
        return pixels;
    }
}
