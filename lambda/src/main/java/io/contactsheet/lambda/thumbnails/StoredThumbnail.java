package io.contactsheet.lambda.thumbnails;

import io.contactsheet.shared.api.ThumbnailError;
import java.util.Optional;

/**
 * A thumbnail as it is stored, or the placeholder of one.
 *
 * @param bytes the encoded picture
 * @param contentType its MIME type
 * @param source what it was made from
 * @param filename the name that the photo had on its owner's disk, or else in the gallery
 * @param error why it is a placeholder; empty if it is none
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from the encoder to the network as they are.
public record StoredThumbnail(
        byte[] bytes, String contentType, ThumbnailSource source, String filename, Optional<ThumbnailError> error) {}
