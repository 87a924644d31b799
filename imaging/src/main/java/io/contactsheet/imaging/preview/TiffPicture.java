package io.contactsheet.imaging.preview;

import io.contactsheet.imaging.tiff.Extent;
import io.contactsheet.imaging.tiff.TiffDirectory;
import io.contactsheet.imaging.tiff.TiffTag;
import io.contactsheet.shared.size.Size;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a directory says of its picture.
 *
 * <p>Sources: TIFF 6.0, section 8; TIFF/EP (ISO 12234-2), section 5; DNG 1.7, chapters 2 and 4.
 */
record TiffPicture(TiffDirectory directory) {

    private static final int REDUCED = 1;
    private static final int ALTERNATE = 0x10000;

    /** Bits of NewSubfileType for what is no picture: masks, depths, and images that a program has made of another. */
    private static final int NO_PICTURE = 4 | 8 | 16;

    private static final int TRANSPARENCY_MASK = 4;
    private static final int COLOR_FILTER_ARRAY = 32803;
    private static final int LINEAR_RAW = 34892;
    private static final int DEPTH = 51177;
    private static final int SEMANTIC_MASK = 52527;
    private static final int OLD_JPEG = 6;
    private static final int JPEG = 7;

    private int subfileType() {
        return (int) directory.value(TiffTag.NEW_SUBFILE_TYPE, 0);
    }

    private long interpretation() {
        return directory.value(TiffTag.PHOTOMETRIC_INTERPRETATION, -1);
    }

    /** Whether it is the data of a sensor, which is no picture yet. */
    boolean isSensorData() {
        return interpretation() == COLOR_FILTER_ARRAY || interpretation() == LINEAR_RAW;
    }

    /** Whether it can be looked at. */
    boolean isPicture() {
        long interpretation = interpretation();
        boolean mask =
                interpretation == TRANSPARENCY_MASK || interpretation == DEPTH || interpretation == SEMANTIC_MASK;
        return !isSensorData() && !mask && (subfileType() & NO_PICTURE) == 0;
    }

    /** Whether it is a small copy of another picture of the file. */
    boolean isReduced() {
        return (subfileType() & REDUCED) != 0;
    }

    /** Whether it shows the picture as it was developed at another time. */
    boolean isAlternate() {
        return (subfileType() & ALTERNATE) != 0;
    }

    Optional<Size> size() {
        return size(directory.value(TiffTag.IMAGE_WIDTH, 0), directory.value(TiffTag.IMAGE_LENGTH, 0));
    }

    /** How many pixels it has; 0 if nobody tells. */
    long pixels() {
        return size().map(Size::pixels).orElse(0L);
    }

    static Optional<Size> size(long width, long height) {
        boolean possible = width > 0 && height > 0 && width <= Integer.MAX_VALUE && height <= Integer.MAX_VALUE;
        return possible ? Optional.of(new Size((int) width, (int) height)) : Optional.empty();
    }

    /** The JPEG file that the picture is, if it is one by itself: in one piece, and with its tables. */
    Optional<Extent> jpeg() {
        long offset = directory.value(TiffTag.JPEG_INTERCHANGE_FORMAT, 0);
        if (offset > 0) {
            return Optional.of(new Extent(offset, directory.value(TiffTag.JPEG_INTERCHANGE_FORMAT_LENGTH, 0)));
        }
        long compression = directory.value(TiffTag.COMPRESSION, 1);
        boolean whole = (compression == OLD_JPEG || compression == JPEG) && !directory.has(TiffTag.JPEG_TABLES);
        List<Extent> pieces = whole ? pieces() : List.of();
        return pieces.size() == 1 ? Optional.of(pieces.getFirst()) : Optional.empty();
    }

    /** Where its strips or tiles are. */
    List<Extent> pieces() {
        List<Extent> strips = pieces(TiffTag.STRIP_OFFSETS, TiffTag.STRIP_BYTE_COUNTS);
        return strips.isEmpty() ? pieces(TiffTag.TILE_OFFSETS, TiffTag.TILE_BYTE_COUNTS) : strips;
    }

    private List<Extent> pieces(int offsetsTag, int countsTag) {
        long[] offsets = directory.values(offsetsTag).toArray();
        long[] counts = directory.values(countsTag).toArray();
        return IntStream.range(0, Math.min(offsets.length, counts.length))
                .mapToObj(i -> new Extent(offsets[i], counts[i]))
                .toList();
    }
}
