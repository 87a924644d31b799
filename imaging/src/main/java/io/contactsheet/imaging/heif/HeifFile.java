package io.contactsheet.imaging.heif;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.shared.size.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The picture that a HEIF file shows, and what it carries beside it: its items, and not its films. */
public final class HeifFile {

    private static final String JPEG = "jpeg";

    private final HeifItem primary;
    private final Size size;

    private HeifFile(HeifItem primary, Size size) {
        this.primary = primary;
        this.size = size;
    }

    /**
     * Reads the tables of a file.
     *
     * @param file all of it, kept and not changed
     * @return empty if it is one of boxes, but not of pictures: a film, or a camera RAW file
     */
    public static Optional<HeifFile> open(byte[] file) throws UnreadablePictureException {
        List<Box> boxes = Box.list(file, 0, file.length);
        Optional<MetaBox> meta =
                boxes.stream().filter(box -> box.is("meta")).findFirst().map(MetaBox::new);
        if (meta.isEmpty() || !meta.get().isOfPictures()) {
            return Optional.empty();
        }
        HeifItem primary = meta.get()
                .primary()
                .map(item -> HeifItem.of(meta.get(), item))
                .filter(item -> !item.type().isEmpty())
                .orElseThrow(() -> UnreadablePictureException.corrupt(
                        "This HEIF file does not say which of its pictures is to be shown."));
        return Optional.of(new HeifFile(primary, size(primary)));
    }

    private static Size size(HeifItem primary) throws UnreadablePictureException {
        return primary.size()
                .orElseThrow(() ->
                        UnreadablePictureException.corrupt("This HEIF file does not say how large its picture is."));
    }

    /** The size of the picture, upright. */
    public Size uprightSize() {
        return Presentation.of(size, primary.properties()).uprightSize();
    }

    /** Whether the file says how the picture is to be turned. */
    public boolean isTurned() {
        return primary.property("irot").isPresent() || primary.property("imir").isPresent();
    }

    /** The picture itself. */
    public CodedPicture picture() throws UnreadablePictureException {
        return CodedPicture.of(primary);
    }

    /** Smaller ones of the picture, transparent as it is, as far as they can be read. */
    public List<CodedPicture> thumbnails() {
        List<CodedPicture> thumbnails = new ArrayList<>();
        boolean transparent = CodedPicture.alpha(primary).isPresent();
        for (HeifItem item : primary.referring("thmb")) {
            try {
                if (CodedPicture.alpha(item).isPresent() == transparent) {
                    thumbnails.add(CodedPicture.of(item));
                }
            } catch (UnreadablePictureException _) {
                // There are others, or the picture itself.
            }
        }
        return thumbnails;
    }

    /** The picture itself and its thumbnails, where they are JPEG pictures. */
    public List<EmbeddedJpeg> jpegs() {
        List<EmbeddedJpeg> jpegs = new ArrayList<>();
        for (HeifItem item : Stream.concat(Stream.of(primary), primary.referring("thmb").stream())
                .toList()) {
            if (item.type().equals(JPEG)) {
                jpegs.add(new EmbeddedJpeg(item));
            }
        }
        return jpegs;
    }

    /** The TIFF structure of the picture's Exif metadata, or else of the first there is. Source: HEIF, annex A. */
    public Optional<byte[]> exif() {
        Stream<HeifItem> described = primary.referring("cdsc").stream();
        return Stream.concat(described, primary.others("Exif"))
                .filter(item -> item.type().equals("Exif"))
                .findFirst()
                .map(HeifItem::data)
                .map(data -> data.part(4 + data.reader().number(4), 0).copy());
    }
}
