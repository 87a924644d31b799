package io.contactsheet.imaging;

import io.contactsheet.imaging.bmp.BmpDecoder;
import io.contactsheet.imaging.picture.Picture;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.resize.PixelReducer;
import io.contactsheet.shared.size.Size;
import java.io.IOException;
import java.io.InputStream;

/** From a BMP file to the small picture. */
final class BmpReduction implements Reduction {

    private final BmpDecoder decoder;

    BmpReduction(InputStream stream) throws IOException, UnreadablePictureException {
        decoder = BmpDecoder.open(stream);
    }

    @Override
    public Size uprightSize() {
        return decoder.size();
    }

    @Override
    public Picture reduce(Size box, long memory) throws IOException, UnreadablePictureException {
        Size size = decoder.size().fitWithin(box);
        Limits.checkPixels(decoder.size(), decoder.hasRuns() ? Limits.MOST_FREE_PIXELS : Limits.MOST_PIXELS);
        Limits.checkMemory(PixelReducer.memory(decoder.size(), size, decoder.order()) + decoder.memory(), memory);
        PixelReducer reducer = new PixelReducer(decoder.size(), size, true, decoder.order());
        decoder.decode(reducer);
        return new Picture(reducer.result(), size);
    }
}
