package io.contactsheet.imaging;

import io.contactsheet.imaging.picture.Picture;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.png.PngDecoder;
import io.contactsheet.imaging.resize.PixelReducer;
import io.contactsheet.shared.size.Size;
import java.io.IOException;
import java.io.InputStream;

/** From a PNG file to the small upright picture. */
final class PngReduction implements Reduction {

    private final PngDecoder decoder;

    PngReduction(InputStream stream) throws IOException, UnreadablePictureException {
        decoder = PngDecoder.open(stream);
    }

    @Override
    public Size uprightSize() {
        return decoder.orientation().upright(decoder.size());
    }

    @Override
    public Picture reduce(Size box, long memory) throws IOException, UnreadablePictureException {
        Size size = decoder.orientation().upright(uprightSize().fitWithin(box));
        Limits.checkPixels(decoder.size());
        Limits.checkMemory(PixelReducer.memory(decoder.size(), size, decoder.order()) + decoder.memory(), memory);
        PixelReducer reducer = new PixelReducer(decoder.size(), size, true, decoder.order());
        decoder.decode(reducer);
        int[] argb = reducer.result();
        decoder.color().toSrgb(argb);
        return decoder.orientation().upright(new Picture(argb, size));
    }
}
