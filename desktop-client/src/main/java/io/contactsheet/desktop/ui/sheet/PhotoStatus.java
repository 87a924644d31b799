package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.desktop.upload.UploadState;
import io.contactsheet.desktop.upload.UploadState.AlreadyInGallery;
import io.contactsheet.desktop.upload.UploadState.Cancelled;
import io.contactsheet.desktop.upload.UploadState.Failed;
import io.contactsheet.desktop.upload.UploadState.Retrying;
import io.contactsheet.desktop.upload.UploadState.Sending;
import io.contactsheet.desktop.upload.UploadState.Stored;
import io.contactsheet.desktop.upload.UploadState.ThumbnailLate;
import io.contactsheet.desktop.upload.UploadState.ThumbnailReady;
import io.contactsheet.desktop.upload.UploadState.Waiting;
import io.contactsheet.desktop.upload.UploadState.WithoutThumbnail;
import io.contactsheet.shared.api.ThumbnailError;
import java.util.OptionalDouble;

/** Where a photo is. */
public sealed interface PhotoStatus {

    /** In the gallery, with its thumbnail. */
    record InGallery() implements PhotoStatus {}

    /** In the gallery, without a thumbnail so far. */
    record MakingThumbnail() implements PhotoStatus {}

    /** Safe in the gallery; no thumbnail can be made of it. */
    record NoThumbnail(ThumbnailError error) implements PhotoStatus {}

    /** It is to be removed. */
    record Deleting() implements PhotoStatus {}

    /** On its way into the gallery, or there with something to say of that way. */
    record Uploading(UploadState state) implements PhotoStatus {}

    /** What a state of an upload means for the sheet. */
    static PhotoStatus of(UploadState state) {
        return switch (state) {
            case Stored _ -> new MakingThumbnail();
            case ThumbnailReady _ -> new InGallery();
            case WithoutThumbnail without -> new NoThumbnail(without.error());
            default -> new Uploading(state);
        };
    }

    default Tone tone() {
        return switch (this) {
            case InGallery _ -> Tone.CALM;
            case MakingThumbnail _, Deleting _ -> Tone.BUSY;
            case NoThumbnail _ -> Tone.WARNING;
            case Uploading uploading ->
                switch (uploading.state()) {
                    case AlreadyInGallery _, ThumbnailReady _ -> Tone.CALM;
                    case Waiting _, Sending _, Stored _ -> Tone.BUSY;
                    case Retrying _, ThumbnailLate _, WithoutThumbnail _, Cancelled _ -> Tone.WARNING;
                    case Failed _ -> Tone.FAILURE;
                };
        };
    }

    /** Of the sending, 0 to 1. */
    default OptionalDouble progress() {
        return this instanceof Uploading(Sending(long sent, long total))
                ? OptionalDouble.of((double) sent / total)
                : OptionalDouble.empty();
    }

    /** Whether the user may try it again. */
    default boolean retryable() {
        return this instanceof Uploading(Failed failed) && failed.retryable();
    }

    /** Whether the user may give it up. */
    default boolean cancellable() {
        return this instanceof Uploading(UploadState state)
                && (state instanceof Waiting || state instanceof Sending || state instanceof Retrying);
    }
}
