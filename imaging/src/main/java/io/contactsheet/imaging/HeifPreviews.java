package io.contactsheet.imaging;

import io.contactsheet.imaging.heif.EmbeddedJpeg;
import io.contactsheet.imaging.heif.HeifFile;
import io.contactsheet.imaging.heif.ItemData;
import io.contactsheet.imaging.heif.Presentation;
import io.contactsheet.imaging.picture.Area;
import io.contactsheet.imaging.picture.ExifOrientation;
import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.preview.PreviewSearch;
import io.contactsheet.shared.size.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The JPEG pictures of a HEIF file that show the same as its picture: coded ones, which are turned as the file says, and
 * those in its Exif metadata, which are turned as these say. One that is damaged stands for nothing.
 */
final class HeifPreviews {

    private final HeifFile file;
    private final byte[] exif;

    HeifPreviews(HeifFile file) {
        this.file = file;
        this.exif = file.exif().orElse(new byte[0]);
    }

    /**
     * The preview with the most pixels.
     *
     * @param original the upright size of the picture
     */
    Optional<JpegPreview> largest(Size original) throws IOException {
        List<JpegPreview> previews = new ArrayList<>();
        for (EmbeddedJpeg item : file.jpegs()) {
            open(item.data())
                    .map(jpeg -> new JpegPreview(jpeg, item.presentation(jpeg.uprightSize()), original))
                    .ifPresent(previews::add);
        }
        Orientation orientation = ExifOrientation.of(exif);
        for (JpegReduction jpeg : ofExif()) {
            Presentation presentation = new Presentation(Area.of(jpeg.uprightSize()), orientation);
            previews.add(new JpegPreview(jpeg, presentation, original));
        }
        return previews.stream().max(Comparator.comparingLong(JpegPreview::pixels));
    }

    /**
     * How the picture is to be turned besides what the file says. HEIF forbids to turn it as its Exif metadata say. But
     * where the file says nothing of it, and the thumbnail of these metadata lies as the picture does, they come from a
     * JPEG file whose pixels were stored anew as they were, and hold for both.
     */
    Orientation copied() throws IOException {
        Orientation orientation = ExifOrientation.of(exif);
        if (file.isTurned() || orientation == Orientation.TOP_LEFT) {
            return Orientation.TOP_LEFT;
        }
        for (JpegReduction jpeg : ofExif()) {
            if (isWide(jpeg.uprightSize()) == isWide(file.uprightSize())) {
                return orientation;
            }
        }
        return Orientation.TOP_LEFT;
    }

    private static boolean isWide(Size size) {
        return size.width() > size.height();
    }

    private List<JpegReduction> ofExif() throws IOException {
        List<JpegReduction> jpegs = new ArrayList<>();
        for (var preview : PreviewSearch.find(exif)) {
            open(new ItemData(exif, preview.offset(), preview.length())).ifPresent(jpegs::add);
        }
        return jpegs;
    }

    private static Optional<JpegReduction> open(ItemData data) throws IOException {
        try {
            return Optional.of(
                    JpegReduction.unturned(new ByteArrayInputStream(data.bytes(), data.offset(), data.length())));
        } catch (UnreadablePictureException _) {
            return Optional.empty();
        }
    }
}
