package io.contactsheet.imaging;

import io.contactsheet.imaging.color.EmbeddedProfile;
import io.contactsheet.imaging.color.Inks;
import io.contactsheet.imaging.jpeg.ComponentColors;
import io.contactsheet.imaging.jpeg.FullSizeComponents;
import io.contactsheet.imaging.jpeg.JpegColor;
import io.contactsheet.imaging.jpeg.JpegDecoder;
import io.contactsheet.imaging.jpeg.JpegHeader;
import io.contactsheet.imaging.jpeg.JpegPlane;
import io.contactsheet.imaging.jpeg.JpegScale;
import io.contactsheet.imaging.picture.ExifOrientation;
import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.picture.Picture;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.resize.PixelReducer;
import io.contactsheet.imaging.resize.PlaneResizer;
import io.contactsheet.imaging.resize.RowOrder;
import io.contactsheet.shared.size.Size;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * From a JPEG file to the small upright picture in sRGB.
 */
final class JpegReduction implements Reduction {

    /** So many samples a pixel in each direction leave the last resampling enough to work with. */
    private static final double SAMPLES_PER_PIXEL = 2;

    /** The eye sees colour differences less sharply, and the thumbnail stores them at half its size anyway. */
    private static final double CHROMA_SAMPLES_PER_PIXEL = 1;

    private final JpegDecoder decoder;
    private final JpegHeader header;
    private final Orientation orientation;

    private JpegReduction(JpegDecoder decoder, boolean turned) {
        this.decoder = decoder;
        this.header = decoder.header();
        this.orientation = turned ? ownOrientation() : Orientation.TOP_LEFT;
    }

    /** A picture that is turned as it says itself. */
    static JpegReduction open(InputStream stream) throws IOException, UnreadablePictureException {
        return new JpegReduction(JpegDecoder.open(stream), true);
    }

    /** A picture as its pixels are stored, whatever it says itself about how the camera was held. */
    static JpegReduction unturned(InputStream stream) throws IOException, UnreadablePictureException {
        return new JpegReduction(JpegDecoder.open(stream), false);
    }

    /** What the picture says itself about how the camera was held. */
    Orientation ownOrientation() {
        return orientation(header.exif());
    }

    /** @param exif as in {@link JpegHeader#exif} */
    static Orientation orientation(List<byte[]> exif) {
        return exif.stream()
                .flatMap(each -> ExifOrientation.find(each).stream())
                .findFirst()
                .orElse(Orientation.TOP_LEFT);
    }

    @Override
    public Size uprightSize() {
        return orientation.upright(new Size(header.width(), header.height()));
    }

    @Override
    public Picture reduce(Size box, long memory) throws IOException, UnreadablePictureException {
        Size size = orientation.upright(uprightSize().fitWithin(box));
        List<JpegScale> scales = new ArrayList<>();
        for (int component = 0; component < header.color().components(); component++) {
            scales.add(scale(component, size));
        }
        boolean full = scales.getFirst() == JpegScale.FULL && memoryOfPixels(size) < memory / 2;
        int[] packed = full ? reducePixels(size, memory) : reduceComponents(scales, size, memory);
        return orientation.upright(new Picture(toSrgb(packed), size));
    }

    /** Each component is resampled by itself while it is decoded, so that colours are only computed for the result. */
    private int[] reduceComponents(List<JpegScale> scales, Size size, long memory)
            throws IOException, UnreadablePictureException {
        List<PlaneResizer> resizers = new ArrayList<>();
        for (JpegPlane plane : planes(scales)) {
            resizers.add(new PlaneResizer(plane.width(), plane.height(), size.width(), size.height()));
        }
        decoder.decode(
                scales, memory, (component, samples) -> resizers.get(component).addRow(samples));
        return ComponentColors.packed(
                header.color(), resizers.stream().map(PlaneResizer::result).toList());
    }

    /** Of a picture that is small anyway all colours are computed: strong ones lose by it what cannot be displayed. */
    private int[] reducePixels(Size size, long memory) throws IOException, UnreadablePictureException {
        Size whole = new Size(header.width(), header.height());
        FullSizeComponents components = new FullSizeComponents(header.color(), whole, planes(fullScales()));
        decoder.decode(fullScales(), memory - memoryOfPixels(size), components);
        PixelReducer reducer = new PixelReducer(whole, size, false, RowOrder.TOP_DOWN);
        for (int y = 0; y < whole.height(); y++) {
            reducer.addRow(y, components.pixels(y));
        }
        return reducer.result();
    }

    private long memoryOfPixels(Size size) {
        Size whole = new Size(header.width(), header.height());
        return FullSizeComponents.memory(planes(fullScales())) + PixelReducer.memory(whole, size, RowOrder.TOP_DOWN);
    }

    private List<JpegScale> fullScales() {
        return Collections.nCopies(header.color().components(), JpegScale.FULL);
    }

    private List<JpegPlane> planes(List<JpegScale> scales) {
        return IntStream.range(0, scales.size())
                .mapToObj(component -> decoder.plane(component, scales.get(component)))
                .toList();
    }

    private JpegScale scale(int component, Size size) {
        JpegPlane full = decoder.plane(component, JpegScale.FULL);
        double perPixel = header.color().isChroma(component) ? CHROMA_SAMPLES_PER_PIXEL : SAMPLES_PER_PIXEL;
        JpegScale wide = JpegScale.atLeast(size.width() * perPixel, full.width());
        JpegScale high = JpegScale.atLeast(size.height() * perPixel, full.height());
        return wide.compareTo(high) > 0 ? wide : high;
    }

    private int[] toSrgb(int[] packed) {
        if (header.color().components() == 4) {
            return Inks.toSrgb(header.iccProfile(), packed);
        }
        EmbeddedProfile.toSrgb(header.iccProfile(), header.color() == JpegColor.GRAY, packed);
        return packed;
    }
}
