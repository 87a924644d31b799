package io.contactsheet.imaging.preview;

import io.contactsheet.imaging.picture.ExifOrientation;
import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.tiff.Extent;
import io.contactsheet.imaging.tiff.TiffDirectory;
import io.contactsheet.imaging.tiff.TiffFile;
import io.contactsheet.imaging.tiff.TiffTag;
import io.contactsheet.shared.size.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pictures of a camera RAW file that is a TIFF file: DNG, NEF, CR2, ARW, PEF, and with numbers of their own ORF and
 * RW2. Its directories tell which of them are previews, and where; the data of the sensor, which may consist of JPEG
 * files too, is none.
 */
public final class TiffPreviews implements PreviewSource {

    /** "CR", behind the header of a CR2 file. */
    private static final int CANON = 8;

    private final byte[] file;
    private final TiffFile tiff;
    private final List<TiffPicture> pictures;

    private TiffPreviews(byte[] file, TiffFile tiff) {
        this.file = file;
        this.tiff = tiff;
        this.pictures = tiff.directories().stream().map(TiffPicture::new).toList();
    }

    /** Reads the directories of a file; empty if it has none. */
    public static Optional<TiffPreviews> of(byte[] file) {
        return TiffFile.of(file)
                .map(tiff -> new TiffPreviews(file, tiff))
                .filter(previews -> !previews.pictures.isEmpty());
    }

    /** Whether the file is that of a camera: its main picture is the data of a sensor. */
    public boolean isRaw() {
        return !tiff.isPlain() || isDng() || isCanon() || pictures.stream().anyMatch(TiffPicture::isSensorData);
    }

    private boolean isDng() {
        return tiff.first().has(TiffTag.DNG_VERSION);
    }

    private boolean isCanon() {
        return file[CANON] == 'C' && file[CANON + 1] == 'R';
    }

    /** Changes the bytes of the file so that a reader takes the first picture that is no small copy for the first. */
    public void putMainFirst() {
        pictures.stream()
                .filter(picture -> picture.isPicture() && !picture.isReduced())
                .findFirst()
                .ifPresent(picture -> tiff.putFirst(picture.directory()));
    }

    /** Changes the bytes of the file so that a reader takes this picture for the first. */
    public void putFirst(TiffDirectory directory) {
        tiff.putFirst(directory);
    }

    @Override
    public Orientation orientation() {
        return ExifOrientation.of(file);
    }

    @Override
    public List<Preview> jpegs() {
        Stream<Extent> pointed = preferred().stream().flatMap(picture -> picture.jpeg().stream());
        return Stream.concat(pointed, tiff.first().extent(TiffTag.PANASONIC_JPEG).stream())
                .flatMap(extent -> Preview.within(file, extent).stream())
                .toList();
    }

    /** The previews of more than so many pixels that are pictures of plain TIFF, the largest first. */
    public List<TiffDirectory> plain(long pixels) {
        return preferred().stream()
                .filter(picture -> tiff.isPlain() && picture.jpeg().isEmpty() && picture.pixels() > pixels)
                .filter(picture -> !picture.pieces().isEmpty())
                .sorted(Comparator.comparingLong(TiffPicture::pixels).reversed())
                .map(TiffPicture::directory)
                .toList();
    }

    /** Those that show the picture as it is, if there are any; else those that show it as it was. */
    private List<TiffPicture> preferred() {
        List<TiffPicture> all = pictures.stream().filter(TiffPicture::isPicture).toList();
        List<TiffPicture> current =
                all.stream().filter(picture -> !picture.isAlternate()).toList();
        return current.isEmpty() ? all : current;
    }

    /** Where makers keep previews in notes of their own; those of DNG all have directories. */
    @Override
    public List<Preview> hidden() {
        if (isDng() && !(jpegs().isEmpty() && plain(0).isEmpty())) {
            return List.of();
        }
        List<Extent> elsewhere = pictures.stream()
                .filter(picture -> !picture.isPicture())
                .flatMap(picture -> picture.pieces().stream())
                .toList();
        return PreviewSearch.find(file, elsewhere);
    }

    /** Without the edges of the sensor that nobody sees. */
    @Override
    public Optional<Size> originalSize() {
        TiffDirectory sensor = pictures.stream()
                .filter(TiffPicture::isSensorData)
                .max(Comparator.comparing((TiffPicture picture) -> !picture.isReduced() && !picture.isAlternate())
                        .thenComparingLong(TiffPicture::pixels))
                .map(TiffPicture::directory)
                .orElse(tiff.first());
        return cropSize(sensor)
                .or(() -> activeArea(sensor))
                .or(() -> isDng() ? Optional.empty() : exifSize())
                .or(this::panasonicSize)
                .or(() -> new TiffPicture(sensor).size());
    }

    private static Optional<Size> cropSize(TiffDirectory sensor) {
        long[] size = sensor.values(TiffTag.DEFAULT_CROP_SIZE).toArray();
        return size.length < 2 ? Optional.empty() : TiffPicture.size(size[0], size[1]);
    }

    /** The edges are in the order top, left, bottom and right. */
    private static Optional<Size> activeArea(TiffDirectory sensor) {
        long[] edges = sensor.values(TiffTag.ACTIVE_AREA).toArray();
        return edges.length < 4 ? Optional.empty() : TiffPicture.size(edges[3] - edges[1], edges[2] - edges[0]);
    }

    private Optional<Size> exifSize() {
        TiffDirectory exif = tiff.directory(tiff.first().value(TiffTag.EXIF_IFD, 0));
        return TiffPicture.size(exif.value(TiffTag.PIXEL_X_DIMENSION, 0), exif.value(TiffTag.PIXEL_Y_DIMENSION, 0));
    }

    private Optional<Size> panasonicSize() {
        TiffDirectory first = tiff.first();
        return TiffPicture.size(
                first.value(TiffTag.PANASONIC_RIGHT, 0) - first.value(TiffTag.PANASONIC_LEFT, 0),
                first.value(TiffTag.PANASONIC_BOTTOM, 0) - first.value(TiffTag.PANASONIC_TOP, 0));
    }
}
