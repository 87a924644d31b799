package io.contactsheet.imaging;

import io.contactsheet.imaging.heif.EmbeddedJpeg;
import io.contactsheet.imaging.heif.HeifFile;
import io.contactsheet.imaging.heif.ItemData;
import io.contactsheet.imaging.heif.Presentation;
import io.contactsheet.imaging.picture.Area;
import io.contactsheet.imaging.picture.ExifOrientation;
import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.preview.Preview;
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
    private final Size original;
    private final List<JpegPreview> previews = new ArrayList<>();

    private HeifPreviews(HeifFile file) {
        this.file = file;
        this.original = file.uprightSize();
    }

    /** The preview with the most pixels. */
    static Optional<JpegPreview> largest(HeifFile file) throws IOException {
        HeifPreviews all = new HeifPreviews(file);
        all.addItems();
        all.addOfCamera();
        return all.previews.stream().max(Comparator.comparingLong(JpegPreview::pixels));
    }

    private void addItems() throws IOException {
        for (EmbeddedJpeg item : file.jpegs()) {
            Optional<JpegReduction> jpeg = open(item.data());
            if (jpeg.isPresent()) {
                add(jpeg.get(), item.presentation(jpeg.get().uprightSize()));
            }
        }
    }

    private void addOfCamera() throws IOException {
        byte[] exif = file.exif().orElse(new byte[0]);
        Orientation orientation = ExifOrientation.of(exif);
        for (Preview preview : PreviewSearch.find(exif)) {
            Optional<JpegReduction> jpeg = open(new ItemData(exif, preview.offset(), preview.length()));
            jpeg.ifPresent(found -> add(found, new Presentation(Area.of(found.uprightSize()), orientation)));
        }
    }

    private void add(JpegReduction jpeg, Presentation presentation) {
        previews.add(new JpegPreview(jpeg, presentation, original));
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
