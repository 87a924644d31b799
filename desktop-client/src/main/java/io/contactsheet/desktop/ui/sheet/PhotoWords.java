package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.text.Sentences;
import io.contactsheet.desktop.ui.sheet.PhotoStatus.Deleting;
import io.contactsheet.desktop.ui.sheet.PhotoStatus.InGallery;
import io.contactsheet.desktop.ui.sheet.PhotoStatus.MakingThumbnail;
import io.contactsheet.desktop.ui.sheet.PhotoStatus.NoThumbnail;
import io.contactsheet.desktop.ui.sheet.PhotoStatus.Uploading;
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

/** Where a photo is, in words. */
public record PhotoWords(Messages messages) {

    /** Two or three words for its tile; empty if there is nothing to say. */
    public String caption(PhotoStatus status) {
        return switch (status) {
            case InGallery _ -> "";
            case MakingThumbnail _ -> messages.get("caption.makingThumbnail");
            case NoThumbnail _ -> messages.get("caption.noThumbnail");
            case Deleting _ -> messages.get("caption.deleting");
            case Uploading uploading -> caption(uploading.state());
        };
    }

    private String caption(UploadState state) {
        return switch (state) {
            case Waiting _ -> messages.get("caption.waiting");
            // All bytes have left, and the gallery has not said yet that they are safe.
            case Sending sending when sending.sent() == sending.total() -> messages.get("caption.storing");
            case Sending sending -> messages.get("caption.sending", sending.percent());
            case Retrying _ -> messages.get("caption.retrying");
            case ThumbnailLate _ -> messages.get("caption.thumbnailLate");
            case AlreadyInGallery _ -> messages.get("caption.already");
            case Failed _ -> messages.get("caption.failed");
            case Cancelled _ -> messages.get("caption.cancelled");
            case Stored _, ThumbnailReady _, WithoutThumbnail _ -> caption(PhotoStatus.of(state));
        };
    }

    /** Where it is, and why. */
    public String sentence(PhotoStatus status) {
        return switch (status) {
            case InGallery _ -> messages.get("status.inGallery");
            case MakingThumbnail _ -> messages.get("status.makingThumbnail");
            case NoThumbnail none -> new Sentences(messages).of(none.error());
            case Deleting _ -> messages.get("status.deleting");
            case Uploading uploading -> sentence(uploading.state());
        };
    }

    private String sentence(UploadState state) {
        Sentences reasons = new Sentences(messages);
        return switch (state) {
            case Waiting _ -> messages.get("status.waiting");
            case Sending sending
            when sending.sent() == sending.total() -> messages.get("status.storing", messages.bytes(sending.total()));
            case Sending sending -> messages.get("status.sending", sending.percent(), messages.bytes(sending.total()));
            case Retrying retrying -> messages.get("status.retrying", reasons.of(retrying.reason()));
            case ThumbnailLate late -> reasons.of(late.reason());
            case AlreadyInGallery _ -> messages.get("status.already");
            case Failed failed -> reasons.of(failed.reason());
            case Cancelled _ -> messages.get("status.cancelled");
            case Stored _, ThumbnailReady _, WithoutThumbnail _ -> sentence(PhotoStatus.of(state));
        };
    }
}
