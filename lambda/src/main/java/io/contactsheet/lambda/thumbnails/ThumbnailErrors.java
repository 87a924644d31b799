package io.contactsheet.lambda.thumbnails;

import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.shared.api.ThumbnailError;

/** From the decoders' reasons to the API's errors. */
final class ThumbnailErrors {

    private ThumbnailErrors() {}

    static ThumbnailError of(Reason reason) {
        return switch (reason) {
            case CORRUPT -> ThumbnailError.CORRUPT;
            case UNSUPPORTED -> ThumbnailError.UNSUPPORTED;
            case TOO_LARGE -> ThumbnailError.TOO_LARGE;
        };
    }
}
