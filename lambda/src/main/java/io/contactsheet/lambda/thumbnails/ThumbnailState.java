package io.contactsheet.lambda.thumbnails;

import io.contactsheet.shared.api.ThumbnailError;
import java.util.Optional;

/**
 * What is known of a thumbnail that is stored, without its bytes.
 *
 * @param source what it was made from
 * @param error the wire name of why it is a placeholder; empty if it is none
 */
public record ThumbnailState(ThumbnailSource source, Optional<String> error) {

    /** Whether it need not give way to one that was made now. A placeholder gives way to a picture, and never the reverse. */
    boolean isAsGoodAs(StoredThumbnail made) {
        return source.equals(made.source())
                && (error.isEmpty() || error.equals(made.error().map(ThumbnailError::wireName)));
    }
}
