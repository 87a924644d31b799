package io.contactsheet.imaging.jpeg;

import org.jspecify.annotations.Nullable;

/**
 * What a file says of its picture before the first scan.
 *
 * @param width in pixels, as stored
 * @param height in pixels, as stored
 * @param color what the components stand for
 * @param progressive whether the coefficients come in several scans of growing precision
 * @param exif the TIFF structure of the first Exif segment; null if there is none
 * @param iccProfile the embedded colour profile; null if there is none or a part of it is missing
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only data from one parser to the next.
public record JpegHeader(
        int width,
        int height,
        JpegColor color,
        boolean progressive,
        byte @Nullable [] exif,
        byte @Nullable [] iccProfile) {}
