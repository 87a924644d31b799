package io.contactsheet.imaging;

import io.contactsheet.imaging.color.EmbeddedProfile;
import io.contactsheet.imaging.color.Inks;
import io.contactsheet.imaging.jpeg.JpegColor;
import io.contactsheet.imaging.jpeg.JpegDecoder;
import io.contactsheet.imaging.jpeg.JpegException;
import io.contactsheet.imaging.jpeg.JpegHeader;
import io.contactsheet.imaging.jpeg.JpegPlane;
import io.contactsheet.imaging.jpeg.JpegScale;
import io.contactsheet.imaging.picture.ExifOrientation;
import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.picture.Picture;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.resize.PlaneResizer;
import io.contactsheet.shared.api.ThumbnailError;
import io.contactsheet.shared.size.Size;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * From a JPEG file to the small upright picture in sRGB. Each component is resampled by itself while it is decoded, so
 * that colours are only computed for the few pixels of the result.
 */
final class JpegReduction implements Reduction {

    /** So many samples a pixel in each direction leave the last resampling enough to work with. */
    private static final double SAMPLES_PER_PIXEL = 2;

    /** The eye sees colour differences less sharply, and the thumbnail stores them at half its size anyway. */
    private static final double CHROMA_SAMPLES_PER_PIXEL = 1;

    private final JpegDecoder decoder;
    private final JpegHeader header;
    private final Orientation orientation;

    JpegReduction(InputStream stream) throws IOException, UnreadablePictureException {
        this(stream, Orientation.TOP_LEFT);
    }

    /** @param otherwise the orientation of a picture that does not say its own */
    JpegReduction(InputStream stream, Orientation otherwise) throws IOException, UnreadablePictureException {
        try {
            this.decoder = JpegDecoder.open(stream);
        } catch (JpegException e) {
            throw unreadable(e);
        }
        this.header = decoder.header();
        Orientation own = ExifOrientation.of(header.exif());
        this.orientation = own == Orientation.TOP_LEFT ? otherwise : own;
    }

    private static UnreadablePictureException unreadable(JpegException e) {
        ThumbnailError error = switch (e.reason()) {
            case DAMAGED -> ThumbnailError.CORRUPT;
            case UNSUPPORTED -> ThumbnailError.UNSUPPORTED;
            case TOO_LARGE -> ThumbnailError.TOO_LARGE;
        };
        return new UnreadablePictureException(error, "This JPEG picture cannot be read. " + e.getMessage());
    }

    @Override
    public Size uprightSize() {
        return orientation.upright(new Size(header.width(), header.height()));
    }

    @Override
    public Picture reduce(Size box, long memory) throws IOException, UnreadablePictureException {
        Size size = orientation.upright(uprightSize().fitWithin(box));
        List<JpegScale> scales = new ArrayList<>();
        List<PlaneResizer> resizers = new ArrayList<>();
        for (int component = 0; component < header.color().components(); component++) {
            JpegScale scale = scale(component, size);
            JpegPlane plane = decoder.plane(component, scale);
            scales.add(scale);
            resizers.add(new PlaneResizer(plane.width(), plane.height(), size.width(), size.height()));
        }
        try {
            decoder.decode(
                    scales,
                    memory,
                    (component, samples) -> resizers.get(component).addRow(samples));
        } catch (JpegException e) {
            throw unreadable(e);
        }
        List<float[]> planes = resizers.stream().map(PlaneResizer::result).toList();
        return orientation.upright(new Picture(colors(planes), size));
    }

    private JpegScale scale(int component, Size size) {
        JpegPlane full = decoder.plane(component, JpegScale.FULL);
        double perPixel = header.color().isChroma(component) ? CHROMA_SAMPLES_PER_PIXEL : SAMPLES_PER_PIXEL;
        JpegScale wide = JpegScale.atLeast(size.width() * perPixel, full.width());
        JpegScale high = JpegScale.atLeast(size.height() * perPixel, full.height());
        return wide.compareTo(high) > 0 ? wide : high;
    }

    private int[] colors(List<float[]> planes) {
        return switch (header.color()) {
            case GRAY -> displayed(grey(planes.getFirst()));
            case RGB -> displayed(rgb(planes));
            case YCBCR -> displayed(rgbOfYcc(planes));
            case CMYK -> inks(rgb(planes), planes.get(3));
            case YCCK -> inks(inverted(rgbOfYcc(planes)), planes.get(3));
        };
    }

    private static int[] grey(float[] plane) {
        int[] argb = new int[plane.length];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = 0xFF000000 | level(plane[i]) * 0x010101;
        }
        return argb;
    }

    private static int[] rgb(List<float[]> planes) {
        int[] argb = new int[planes.getFirst().length];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = pack(planes.get(0)[i], planes.get(1)[i], planes.get(2)[i]);
        }
        return argb;
    }

    /** T.871, section 7. */
    private static int[] rgbOfYcc(List<float[]> planes) {
        int[] argb = new int[planes.getFirst().length];
        for (int i = 0; i < argb.length; i++) {
            float luma = planes.get(0)[i];
            float blue = planes.get(1)[i] - 128;
            float red = planes.get(2)[i] - 128;
            argb[i] = pack(luma + 1.402f * red, luma - 0.344136f * blue - 0.714136f * red, luma + 1.772f * blue);
        }
        return argb;
    }

    private static int[] inverted(int[] argb) {
        for (int i = 0; i < argb.length; i++) {
            argb[i] ^= 0x00FFFFFF;
        }
        return argb;
    }

    private static int pack(float red, float green, float blue) {
        return 0xFF000000 | level(red) << 16 | level(green) << 8 | level(blue);
    }

    private static int level(float value) {
        return Math.clamp((int) (value + 0.5f), 0, 255);
    }

    private int[] displayed(int[] argb) {
        EmbeddedProfile.toSrgb(header.iccProfile(), header.color() == JpegColor.GRAY, argb);
        return argb;
    }

    /**
     * Inks are stored as Adobe does, 255 for none: with the marker or without, as all that can be met in the wild are.
     */
    private int[] inks(int[] light, float[] black) {
        for (int i = 0; i < light.length; i++) {
            light[i] = level(black[i]) << 24 | (light[i] & 0xFFFFFF);
        }
        return Inks.toSrgb(header.iccProfile(), light);
    }
}
