package io.contactsheet.imaging;

import io.contactsheet.imaging.picture.Picture;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.resize.PixelReducer;
import io.contactsheet.imaging.rows.RowDecoder;
import io.contactsheet.shared.size.Size;
import java.io.IOException;

/** From a file whose pixels come row by row to the small upright picture. */
final class RowReduction implements Reduction {

    private final RowDecoder decoder;

    RowReduction(RowDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Size uprightSize() {
        return decoder.orientation().upright(decoder.size());
    }

    @Override
    public Picture reduce(Size box, long memory) throws IOException, UnreadablePictureException {
        return reduceTo(uprightSize().fitWithin(box), memory);
    }

    /** @param upright the size of the small picture, not larger than the whole one, and of its shape or nearly so */
    Picture reduceTo(Size upright, long memory) throws IOException, UnreadablePictureException {
        Size whole = decoder.size();
        Size size = decoder.orientation().upright(upright);
        Limits.checkPixels(whole, decoder.mostPixels());
        long needed = PixelReducer.memory(whole, size, decoder.order()) + decoder.memory();
        Limits.checkMemory(needed, memory);
        PixelReducer reducer = new PixelReducer(whole, size, !decoder.isInk(), decoder.order());
        int[] pixels = decoder.reduce(reducer, memory - needed);
        return decoder.orientation().upright(new Picture(pixels, size));
    }
}
