package io.contactsheet.desktop.gallery;

import io.contactsheet.shared.api.ThumbnailError;
import java.time.Instant;
import java.util.Optional;

/**
 * What the gallery says of a photo or a thumbnail without sending it.
 *
 * @param contentType its MIME type
 * @param bytes how long it is; -1 if the gallery does not say
 * @param version its ETag without quotes
 * @param lastModified when it was stored, to the second
 * @param filename the name that the photo had on its owner's disk
 * @param sha256 of the photo's bytes, in lower-case hexadecimal digits
 * @param thumbnailError on a placeholder: why there is no thumbnail
 */
public record ObjectHead(
        String contentType,
        long bytes,
        String version,
        Optional<Instant> lastModified,
        Optional<String> filename,
        Optional<String> sha256,
        Optional<ThumbnailError> thumbnailError) {}
