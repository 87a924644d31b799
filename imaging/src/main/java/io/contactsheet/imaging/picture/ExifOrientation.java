package io.contactsheet.imaging.picture;

import io.contactsheet.imaging.tiff.TiffFile;
import io.contactsheet.imaging.tiff.TiffTag;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the one tag of Exif metadata that a thumbnail needs. Source: Exif 2.32, section 4.6.4. */
public final class ExifOrientation {

    /** What stands before the structure in JPEG files, and what some writers put before it elsewhere too. */
    private static final byte[] NAME = "Exif\0".getBytes(StandardCharsets.US_ASCII);

    private ExifOrientation() {}

    /** The orientation that Exif metadata gives; {@link Orientation#TOP_LEFT} if it is damaged or gives none. */
    public static Orientation of(byte @Nullable [] exif) {
        return exif == null ? Orientation.TOP_LEFT : find(exif).orElse(Orientation.TOP_LEFT);
    }

    /** The orientation that Exif metadata gives; empty if it is damaged or gives none. */
    public static Optional<Orientation> find(byte[] exif) {
        boolean named = exif.length > NAME.length && Arrays.equals(exif, 0, NAME.length, NAME, 0, NAME.length);
        byte[] structure = named ? Arrays.copyOfRange(exif, NAME.length + 1, exif.length) : exif;
        return TiffFile.of(structure)
                .map(tiff -> tiff.first().value(TiffTag.ORIENTATION, 0))
                .filter(value -> value >= 1 && value <= Orientation.values().length)
                .map(value -> Orientation.ofTag(value.intValue()));
    }
}
