package io.contactsheet.imaging;

import io.contactsheet.imaging.heif.Presentation;
import io.contactsheet.imaging.picture.Area;
import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.picture.Picture;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.platform.PlatformDecoder;
import io.contactsheet.imaging.platform.PlatformFormat;
import io.contactsheet.imaging.preview.CiffPreviews;
import io.contactsheet.imaging.preview.Preview;
import io.contactsheet.imaging.preview.PreviewSource;
import io.contactsheet.imaging.preview.SearchedPreviews;
import io.contactsheet.imaging.preview.TiffPreviews;
import io.contactsheet.imaging.tiff.TiffDirectory;
import io.contactsheet.shared.size.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the largest preview of a camera RAW file, and of other files of which nothing else can be read. */
final class RawReduction {

    /** The small preview that Exif asks for has at most so many pixels; makers hide larger ones beside it. */
    private static final long EXIF_THUMBNAIL = 320 * 240;

    private final byte[] file;
    private final Orientation orientation;
    private final Optional<Size> original;

    private RawReduction(byte[] file, PreviewSource source) {
        this.file = file;
        this.orientation = source.orientation();
        this.original = source.originalSize();
    }

    /**
     * Opens the largest preview of a file.
     *
     * @param name of its format, for a sentence
     * @throws UnreadablePictureException if there is none
     */
    static Reduction open(byte[] file, String name) throws IOException, UnreadablePictureException {
        Reduction preview = find(file, source(file));
        if (preview == null) {
            throw UnreadablePictureException.unsupported("This " + name
                    + " file has no JPEG preview in it, and its own format cannot be read. The photo itself is safe.");
        }
        return preview;
    }

    private static PreviewSource source(byte[] file) {
        Optional<PreviewSource> canon = CiffPreviews.of(file).map(ciff -> ciff);
        return canon.or(() -> TiffPreviews.of(file)).orElseGet(() -> new SearchedPreviews(file));
    }

    /** Opens the largest preview; null if there is none. */
    static @Nullable Reduction find(byte[] file, PreviewSource source) throws IOException {
        RawReduction raw = new RawReduction(file, source);
        JpegPreview told = raw.largest(source.jpegs());
        Reduction plain = source instanceof TiffPreviews tiff ? raw.plain(tiff, pixels(told)) : null;
        if (plain != null) {
            return plain;
        }
        JpegPreview hidden = pixels(told) > EXIF_THUMBNAIL ? null : raw.largest(source.hidden());
        return pixels(hidden) > pixels(told) ? hidden : told;
    }

    private static long pixels(@Nullable JpegPreview preview) {
        return preview == null ? 0 : preview.pixels();
    }

    private @Nullable JpegPreview largest(List<Preview> previews) throws IOException {
        JpegPreview largest = null;
        for (Preview preview : previews) {
            JpegPreview candidate = open(preview);
            if (pixels(candidate) > pixels(largest)) {
                largest = candidate;
            }
        }
        return largest;
    }

    private @Nullable JpegPreview open(Preview preview) throws IOException {
        try {
            JpegReduction jpeg =
                    JpegReduction.unturned(new ByteArrayInputStream(file, preview.offset(), preview.length()));
            Orientation own = jpeg.ownOrientation();
            Orientation turned = own == Orientation.TOP_LEFT ? orientation : own;
            Presentation all = new Presentation(Area.of(jpeg.uprightSize()), turned);
            return new JpegPreview(jpeg, all, turned.upright(originalOf(jpeg.uprightSize())));
        } catch (UnreadablePictureException _) {
            return null;
        }
    }

    /** What the file says, unless it says that the preview is enlarged. */
    private Size originalOf(Size preview) {
        return original.filter(size -> size.width() >= preview.width() && size.height() >= preview.height())
                .orElse(preview);
    }

    /** A preview that any reader of TIFF can read, if it has more pixels. */
    private @Nullable Reduction plain(TiffPreviews tiff, long pixels) {
        for (TiffDirectory directory : tiff.plain(pixels)) {
            try {
                tiff.putFirst(directory);
                return new PlainPreview(new RowReduction(PlatformDecoder.open(PlatformFormat.TIFF, file, orientation)));
            } catch (UnreadablePictureException _) {
                // The next one may do.
            }
        }
        return null;
    }

    /** A preview that stands for the original. */
    private final class PlainPreview implements Reduction {

        private final Reduction preview;

        PlainPreview(Reduction preview) {
            this.preview = preview;
        }

        @Override
        public Size uprightSize() {
            Size stored = orientation.upright(preview.uprightSize());
            return orientation.upright(originalOf(stored));
        }

        @Override
        public Picture reduce(Size box, long memory) throws IOException, UnreadablePictureException {
            return preview.reduce(uprightSize().fitWithin(box), memory);
        }
    }
}
