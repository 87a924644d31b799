package io.contactsheet.imaging;

import io.contactsheet.imaging.color.EmbeddedProfile;
import io.contactsheet.imaging.picture.ExifOrientation;
import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.picture.Picture;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.resize.PixelReducer;
import io.contactsheet.imaging.resize.RowOrder;
import io.contactsheet.imaging.webp.WebpDecoder;
import io.contactsheet.shared.size.Size;

/** From a WebP file to the small upright picture. The file is held, as its orientation stands behind its pixels. */
final class WebpReduction implements Reduction {

    private static final boolean GREY = false;

    private final WebpDecoder decoder;
    private final Orientation orientation;

    WebpReduction(byte[] file) throws UnreadablePictureException {
        decoder = WebpDecoder.open(file);
        orientation = ExifOrientation.of(decoder.exif());
    }

    @Override
    public Size uprightSize() {
        return orientation.upright(decoder.size());
    }

    @Override
    public Picture reduce(Size box, long memory) throws UnreadablePictureException {
        Size size = orientation.upright(uprightSize().fitWithin(box));
        Limits.checkPixels(decoder.size());
        long needed = PixelReducer.memory(decoder.size(), size, RowOrder.TOP_DOWN) + decoder.memory();
        Limits.checkMemory(needed, memory);
        PixelReducer reducer = new PixelReducer(decoder.size(), size, true, RowOrder.TOP_DOWN);
        decoder.decode(reducer, memory - needed);
        int[] argb = reducer.result();
        EmbeddedProfile.toSrgb(decoder.profile(), GREY, argb);
        return orientation.upright(new Picture(argb, size));
    }
}
