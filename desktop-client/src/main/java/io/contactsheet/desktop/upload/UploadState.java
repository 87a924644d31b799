package io.contactsheet.desktop.upload;

import io.contactsheet.desktop.fault.UnexpectedFailure;
import io.contactsheet.shared.api.ThumbnailError;
import io.contactsheet.shared.fault.ErrorCode;
import io.contactsheet.shared.key.PhotoKey;
import java.time.Instant;
import java.util.Optional;

/** Where a photo is on its way into the gallery, and why. */
public sealed interface UploadState {

    /** Whether nothing more will happen unless the user asks for it. */
    default boolean isFinal() {
        return switch (this) {
            case Waiting _, Sending _, Retrying _, Stored _, ThumbnailLate _ -> false;
            case ThumbnailReady _, WithoutThumbnail _, AlreadyInGallery _, Failed _, Cancelled _ -> true;
        };
    }

    /** Its turn has not come yet. */
    record Waiting() implements UploadState {}

    /**
     * Its bytes are going out.
     *
     * @param sent bytes that have left so far
     * @param total bytes in all, at least 1
     */
    record Sending(long sent, long total) implements UploadState {

        /** 0 to 100. */
        public int percent() {
            return (int) (100 * sent / total);
        }
    }

    /**
     * A passing fault: it will be tried again by itself.
     *
     * @param until when it will be tried again
     */
    record Retrying(UploadReason reason, Instant until) implements UploadState {}

    /** The photo is safe in the gallery, under this key. */
    sealed interface InGallery extends UploadState {
        PhotoKey key();
    }

    /** Safe in the gallery; its thumbnail is being made. */
    record Stored(PhotoKey key) implements InGallery {}

    /**
     * Safe in the gallery, and its thumbnail can be fetched.
     *
     * @param version the thumbnail's ETag without quotes
     */
    record ThumbnailReady(PhotoKey key, String version) implements InGallery {}

    /**
     * Safe in the gallery, with a placeholder in the place of its thumbnail.
     *
     * @param version the placeholder's ETag without quotes
     */
    record WithoutThumbnail(PhotoKey key, String version, ThumbnailError error) implements InGallery {}

    /** Safe in the gallery; its thumbnail takes unusually long. It is still being looked for, now and then. */
    record ThumbnailLate(PhotoKey key, LateReason reason) implements InGallery {}

    /** Why a thumbnail takes unusually long. */
    sealed interface LateReason {

        /** It is still being made, as far as anybody knows. */
        record Slow() implements LateReason {}

        /** Nobody had thought of it. */
        record Unexpected(ErrorCode code) implements LateReason {}
    }

    /** The same content was in the gallery before, under this key. Nothing was stored twice. */
    record AlreadyInGallery(PhotoKey key) implements InGallery {}

    /**
     * Not in the gallery.
     *
     * @param retryable whether it may help to try the same again
     * @param unexpected what nobody had thought of, if that is why
     */
    record Failed(UploadReason reason, boolean retryable, Optional<UnexpectedFailure> unexpected)
            implements UploadState {

        public Failed(UploadReason reason, boolean retryable) {
            this(reason, retryable, Optional.empty());
        }

        public Failed(UnexpectedFailure unexpected) {
            this(new UploadReason.Unexpected(unexpected.code()), true, Optional.of(unexpected));
        }
    }

    /** Given up by the user before it was stored. */
    record Cancelled() implements UploadState {}
}
