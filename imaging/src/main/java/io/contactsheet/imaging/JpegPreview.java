package io.contactsheet.imaging;

import io.contactsheet.imaging.heif.Presentation;
import io.contactsheet.imaging.picture.Area;
import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.picture.Picture;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.resize.PixelReducer;
import io.contactsheet.imaging.resize.RowOrder;
import io.contactsheet.shared.size.Size;
import java.io.IOException;

/** From a JPEG picture that stands for another one, or from a part of it, to the small upright picture. */
final class JpegPreview implements Reduction {

    /** Pictures of more pixels have another shape for other reasons. */
    private static final long MOST_BARRED = 1 << 21;

    private final JpegReduction jpeg;
    private final Area asked;
    private final Area part;
    private final Orientation orientation;
    private final Size original;

    /**
     * @param jpeg unturned
     * @param presentation which part of it is shown, and how it is turned
     * @param original the upright size of the picture that it stands for: what fills it up to another shape is left
     *     out, if it is black
     */
    JpegPreview(JpegReduction jpeg, Presentation presentation, Size original) {
        this.jpeg = jpeg;
        this.asked = presentation.area();
        this.orientation = presentation.orientation();
        this.original = original;
        this.part = asked.size().pixels() > MOST_BARRED
                ? asked
                : asked.part(BlackBars.shaped(asked.size(), orientation.upright(original)));
    }

    /** How many pixels there are to work with. */
    long pixels() {
        return part.size().pixels();
    }

    @Override
    public Size uprightSize() {
        return original;
    }

    @Override
    public Picture reduce(Size box, long memory) throws IOException, UnreadablePictureException {
        Size most = orientation.upright(original.fitWithin(box));
        Size stored = jpeg.uprightSize();
        if (part.equals(Area.of(stored))) {
            return orientation.upright(jpeg.reduce(most, memory));
        }
        Limits.checkMemory(2 * Integer.BYTES * stored.pixels(), memory);
        Picture whole = jpeg.reduce(stored, memory);
        boolean barred = BlackBars.areAround(part, asked, whole);
        return orientation.upright(
                barred
                        ? reduced(whole, part, most)
                        : reduced(whole, asked, asked.size().fitWithin(most)));
    }

    private static Picture reduced(Picture whole, Area shown, Size most) {
        Size size =
                most.fitWithin(shown.size()).equals(most) ? most : shown.size().fitWithin(most);
        PixelReducer reducer = new PixelReducer(shown.size(), size, true, RowOrder.TOP_DOWN);
        int[] row = new int[shown.size().width()];
        for (int y = 0; y < shown.size().height(); y++) {
            int start = (shown.y() + y) * whole.size().width() + shown.x();
            System.arraycopy(whole.argb(), start, row, 0, row.length);
            reducer.addRow(y, row);
        }
        return new Picture(reducer.result(), size);
    }
}
