package io.contactsheet.imaging;

import io.contactsheet.imaging.png.PngEncoder;
import io.contactsheet.shared.size.Size;
import java.util.Arrays;

/**
 * The neutral grey picture that stands for one that cannot be read.
 *
 * @param bytes the encoded picture; the array is handed over, not copied
 * @param contentType its MIME type
 * @param size its size in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from the encoder to the network as they are.
public record Placeholder(byte[] bytes, String contentType, Size size) {

    private static final int LIGHT_GREY = 0xFFD8D8D8;

    /** A placeholder as large as the box that the thumbnail would have been in. */
    public static Placeholder picture(Size box) {
        int[] pixels = new int[box.width() * box.height()];
        Arrays.fill(pixels, LIGHT_GREY);
        return new Placeholder(PngEncoder.opaque(pixels, box), "image/png", box);
    }
}
