package io.contactsheet.imaging.picture;

import org.jspecify.annotations.Nullable;

/** Finds the one tag of Exif metadata that a thumbnail needs. Source: Exif 2.32, section 4.6.4. */
public final class ExifOrientation {

    private static final int ORIENTATION = 0x0112;

    private ExifOrientation() {}

    /** The orientation that a TIFF structure gives; {@link Orientation#TOP_LEFT} if it is damaged or gives none. */
    public static Orientation of(byte @Nullable [] tiff) {
        return Orientation.ofTag(tiff == null ? 0 : TiffTags.value(tiff, ORIENTATION));
    }
}
