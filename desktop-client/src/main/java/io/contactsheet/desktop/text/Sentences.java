package io.contactsheet.desktop.text;

import io.contactsheet.desktop.fault.UnexpectedFailure;
import io.contactsheet.desktop.gallery.GalleryReason;
import io.contactsheet.desktop.local.LocalReason;
import io.contactsheet.desktop.local.Remark;
import io.contactsheet.desktop.upload.SkipReason;
import io.contactsheet.desktop.upload.UploadReason;
import io.contactsheet.desktop.upload.UploadState.LateReason;
import io.contactsheet.shared.api.ThumbnailError;

/** The sentences for what the engine knows: why something is as it is, and what the person can do. */
public record Sentences(Messages messages) {

    public String of(GalleryReason reason) {
        return new GallerySentences(messages).of(reason);
    }

    public String of(LocalReason reason) {
        return new LocalSentences(messages).of(reason);
    }

    public String of(Remark remark) {
        return new LocalSentences(messages).of(remark);
    }

    public String of(UploadReason reason) {
        return new UploadSentences(messages).of(reason);
    }

    public String of(SkipReason reason) {
        return new UploadSentences(messages).of(reason);
    }

    public String of(LateReason reason) {
        return new UploadSentences(messages).of(reason);
    }

    /** Why a photo that is safe in the gallery has a placeholder in the place of its thumbnail. */
    public String of(ThumbnailError error) {
        return new UploadSentences(messages).of(error);
    }

    public String of(UnexpectedFailure failure) {
        return messages.get("failure.unexpected", failure.code());
    }
}
