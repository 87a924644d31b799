package io.contactsheet.imaging;

import io.contactsheet.imaging.heif.CodedPicture;
import io.contactsheet.imaging.heif.HeifFile;
import io.contactsheet.imaging.picture.Area;
import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.picture.Picture;
import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.shared.size.Size;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * From a HEIF file to the small upright picture: from the smallest picture in it that has enough pixels, and, where the
 * coding cannot be read, from the largest JPEG picture. The file is held.
 */
final class HeifReduction implements Reduction {

    private final HeifFile file;
    private final boolean decodes;
    private final HeifPreviews previews;
    private final Orientation copied;

    /** @param decodes whether coded pictures may be decoded */
    HeifReduction(HeifFile file, boolean decodes) throws IOException {
        this.file = file;
        this.decodes = decodes;
        this.previews = new HeifPreviews(file);
        this.copied = previews.copied();
    }

    @Override
    public Size uprightSize() {
        return copied.upright(file.uprightSize());
    }

    @Override
    public Picture reduce(Size box, long memory) throws IOException, UnreadablePictureException {
        Size size = file.uprightSize().fitWithin(copied.upright(box));
        Optional<Picture> small = decodes ? reduceThumbnail(size, memory) : Optional.empty();
        return small.isPresent() ? copied.upright(small.get()) : reducePicture(size, memory);
    }

    /** One that is damaged is left aside. */
    private Optional<Picture> reduceThumbnail(Size size, long memory) throws IOException {
        for (CodedPicture thumbnail : thumbnails(size)) {
            try {
                Picture small = reduce(thumbnail, size, memory);
                if (thumbnail.isWhole()) {
                    return Optional.of(small);
                }
            } catch (UnreadablePictureException _) {
                // There may be others, or the picture itself.
            }
        }
        return Optional.empty();
    }

    /** Those with enough pixels that show all of the picture, and nothing else: the smallest first. */
    private List<CodedPicture> thumbnails(Size size) {
        return file.thumbnails().stream()
                .filter(thumbnail -> isOfShape(uprightSize(thumbnail)))
                .filter(thumbnail -> size.fitWithin(uprightSize(thumbnail)).equals(size))
                .sorted(Comparator.comparingLong(thumbnail -> thumbnail.size().pixels()))
                .toList();
    }

    private static Size uprightSize(CodedPicture picture) {
        return picture.orientation().upright(picture.size());
    }

    private boolean isOfShape(Size other) {
        return BlackBars.shaped(other, file.uprightSize()).equals(Area.of(other));
    }

    private Picture reducePicture(Size size, long memory) throws IOException, UnreadablePictureException {
        try {
            return copied.upright(reduce(picture(), size, memory));
        } catch (UnreadablePictureException e) {
            return previews.largest(uprightSize())
                    .orElseThrow(() -> withoutAPreview(e))
                    .reduce(copied.upright(size), memory);
        }
    }

    private CodedPicture picture() throws UnreadablePictureException {
        CodedPicture picture = file.picture();
        if (!decodes) {
            throw UnreadablePictureException.unsupported("HEIC photos are not decoded here, as the form says.");
        }
        return picture;
    }

    private static UnreadablePictureException withoutAPreview(UnreadablePictureException reason) {
        return reason.reason() == Reason.UNSUPPORTED
                ? UnreadablePictureException.unsupported(
                        reason.explanation() + " It has no JPEG preview in it either. The photo itself is safe.")
                : reason;
    }

    private static Picture reduce(CodedPicture picture, Size size, long memory)
            throws IOException, UnreadablePictureException {
        RowReduction reduction = new RowReduction(picture);
        return reduction.reduceTo(size.fitWithin(reduction.uprightSize()), memory);
    }
}
