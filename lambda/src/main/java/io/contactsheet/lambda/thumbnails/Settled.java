package io.contactsheet.lambda.thumbnails;

import io.contactsheet.imaging.ThumbnailOutcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was done about a photo's change.
 *
 * @param result in a word
 * @param originalETag of the original that the thumbnail shows now; empty if there is neither
 * @param details for the log
 */
public record Settled(Result result, Optional<String> originalETag, Map<String, Object> details) {

    /** What was done. */
    public enum Result {
        /** The thumbnail is new. */
        THUMBNAIL,
        /** The picture cannot be read, and has a placeholder now. */
        PLACEHOLDER,
        /** The thumbnail was right already. */
        UP_TO_DATE,
        /** The original is gone, and its thumbnail with it. */
        REMOVED
    }

    static Settled removed() {
        return new Settled(Result.REMOVED, Optional.empty(), Map.of());
    }

    static Settled upToDate(ThumbnailSource source) {
        return new Settled(Result.UP_TO_DATE, Optional.of(source.originalETag()), Map.of());
    }

    static Settled written(
            ThumbnailSource source, long originalBytes, StoredThumbnail thumbnail, ThumbnailOutcome outcome) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("originalBytes", originalBytes);
        details.put("thumbnailBytes", thumbnail.bytes().length);
        details.put("contentType", thumbnail.contentType());
        switch (outcome) {
            case ThumbnailOutcome.Thumbnail made -> {
                details.put("originalSize", made.originalSize());
                details.put("thumbnailSize", made.size());
            }
            case ThumbnailOutcome.Unreadable unreadable -> {
                details.put("error", ThumbnailErrors.of(unreadable.reason()).wireName());
                details.put("explanation", unreadable.explanation());
            }
        }
        Result result = thumbnail.error().isPresent() ? Result.PLACEHOLDER : Result.THUMBNAIL;
        return new Settled(result, Optional.of(source.originalETag()), details);
    }
}
