package io.contactsheet.lambda.thumbnails;

import io.contactsheet.shared.api.ThumbnailError;
import java.util.Optional;

/**
 * What is known of a thumbnail that is stored, without its bytes.
 *
 * @param source what it was made from
 * @param filename of the photo, as the thumbnail tells it
 * @param error the wire name of why it is a placeholder; empty if it is none
 */
public record ThumbnailState(ThumbnailSource source, String filename, Optional<String> error) {

    /** Whether it is the picture of an original, and no placeholder. */
    public boolean shows(ThumbnailSource wanted) {
        return source.equals(wanted) && error.isEmpty();
    }

    /** Whether it need not give way to one that was made now. A placeholder gives way to a picture, and never the reverse. */
    boolean isAsGoodAs(StoredThumbnail made) {
        if (!source.equals(made.source())) {
            return false;
        }
        boolean pictureForPlaceholder = error.isEmpty() && made.error().isPresent();
        boolean same = error.equals(made.error().map(ThumbnailError::wireName));
        return pictureForPlaceholder || (same && filename.equals(made.filename()));
    }
}
