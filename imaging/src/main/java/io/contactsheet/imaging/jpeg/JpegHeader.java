package io.contactsheet.imaging.jpeg;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of its picture before the first scan.
 *
 * @param width in pixels, as stored
 * @param height in pixels, as stored
 * @param color what the components stand for
 * @param progressive whether the coefficients come in several scans of growing precision
 * @param exif the TIFF structures of the Exif segments, in their order, of which there should be at most one
 * @param iccProfile the embedded colour profile; null if there is none or a part of it is missing
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only data from one parser to the next.
public record JpegHeader(
        int width, int height, JpegColor color, boolean progressive, List<byte[]> exif, byte @Nullable [] iccProfile) {}
