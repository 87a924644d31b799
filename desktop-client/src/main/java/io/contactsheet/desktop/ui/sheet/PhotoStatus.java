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
import java.util.OptionalDouble;

/**
 * Where a photo is, in words.
 *
 * @param caption two or three words for its tile; empty if there is nothing to say
 * @param sentence where it is and why
 * @param progress of the sending, 0 to 1
 * @param retryable whether the user may try it again
 * @param cancellable whether the user may give it up
 */
public record PhotoStatus(
        Tone tone, String caption, String sentence, OptionalDouble progress, boolean retryable, boolean cancellable) {

    /** A photo that is in the gallery with its thumbnail. */
    public static final PhotoStatus IN_GALLERY = settled(Tone.CALM, "", "In the gallery, with its thumbnail.");

    /** A photo that is in the gallery without a thumbnail so far. */
    public static final PhotoStatus MAKING_THUMBNAIL = settled(
            Tone.BUSY,
            "Making its thumbnail",
            "Safe in the gallery. Its thumbnail is being made and appears by itself.");

    /** The words for a state of an upload. */
    public static PhotoStatus of(UploadState state) {
        return switch (state) {
            case Waiting _ ->
                underWay(Tone.BUSY, "Waiting", "Waiting for its turn to be sent.", OptionalDouble.empty());
            case Sending sending -> sending(sending);
            case Retrying retrying ->
                underWay(
                        Tone.WARNING,
                        "Trying again",
                        retrying.reason() + " It is tried again by itself.",
                        OptionalDouble.empty());
            case Stored _ -> MAKING_THUMBNAIL;
            case ThumbnailReady _ -> IN_GALLERY;
            case WithoutThumbnail without -> withoutThumbnail(without.reason());
            case ThumbnailLate late -> settled(Tone.WARNING, "Thumbnail is late", late.reason());
            case AlreadyInGallery _ ->
                settled(
                        Tone.CALM,
                        "Already in the gallery",
                        "The same photo was in the gallery before. Nothing was stored twice.");
            case Failed failed ->
                new PhotoStatus(
                        Tone.FAILURE,
                        "Not uploaded",
                        failed.reason(),
                        OptionalDouble.empty(),
                        failed.retryable(),
                        false);
            case Cancelled _ -> settled(Tone.WARNING, "Cancelled", "You gave this upload up before it was stored.");
        };
    }

    /** A photo that is safe in the gallery, of which no thumbnail can be made. */
    static PhotoStatus withoutThumbnail(String reason) {
        return settled(Tone.WARNING, "No thumbnail", reason);
    }

    /** A photo that is to be removed. */
    static PhotoStatus deleting() {
        return settled(Tone.BUSY, "Deleting", "It is being deleted from the gallery.");
    }

    private static PhotoStatus sending(Sending sending) {
        // All bytes have left, and the gallery has not said yet that they are safe.
        String caption = sending.sent() == sending.total() ? "Storing" : "Sending " + sending.percent() + " %";
        OptionalDouble progress = OptionalDouble.of((double) sending.sent() / sending.total());
        return underWay(Tone.BUSY, caption, caption + " of " + Words.bytes(sending.total()) + ".", progress);
    }

    private static PhotoStatus underWay(Tone tone, String caption, String sentence, OptionalDouble progress) {
        return new PhotoStatus(tone, caption, sentence, progress, false, true);
    }

    private static PhotoStatus settled(Tone tone, String caption, String sentence) {
        return new PhotoStatus(tone, caption, sentence, OptionalDouble.empty(), false, false);
    }
}
