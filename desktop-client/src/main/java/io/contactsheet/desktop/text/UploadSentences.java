package io.contactsheet.desktop.text;

import io.contactsheet.desktop.upload.SkipReason;
import io.contactsheet.desktop.upload.UploadReason;
import io.contactsheet.desktop.upload.UploadState.LateReason;
import io.contactsheet.shared.api.ThumbnailError;

/** Why a photo is not in the gallery, or has no thumbnail there: what happened, and what can be done. */
record UploadSentences(Messages messages) {

    private static final int MEGABYTE = 1024 * 1024;

    String of(UploadReason reason) {
        return switch (reason) {
            case UploadReason.ByGallery known -> gallery().of(known.reason());
            case UploadReason.GalleryForLong known ->
                messages.get("upload.later", gallery().of(known.reason()));
            case UploadReason.AnswerUnknown _ -> messages.get("upload.answerUnknown");
            case UploadReason.NameRace _ -> messages.get("upload.nameRace");
            case UploadReason.NamesTaken taken -> messages.get("upload.namesTaken", taken.last());
            case UploadReason.Unexpected unexpected -> messages.get("failure.unexpected", unexpected.code());
            case UploadReason.OfFile file ->
                file(file, String.valueOf(file.file().getFileName()));
        };
    }

    private GallerySentences gallery() {
        return new GallerySentences(messages);
    }

    private String file(UploadReason.OfFile reason, String name) {
        return switch (reason) {
            case UploadReason.Growing _ -> messages.get("file.growing", name);
            case UploadReason.GrowingForLong _ -> messages.get("file.growingForLong", name);
            case UploadReason.Changed _ -> messages.get("file.changed", name);
            case UploadReason.Missing _ -> messages.get("file.missing", name);
            case UploadReason.Forbidden _ -> messages.get("file.forbidden", name);
            case UploadReason.Unreadable unreadable -> messages.get("file.unreadable", name, unreadable.detail());
            case UploadReason.Folder _ -> messages.get("file.folder", name);
            case UploadReason.NotAFile _ -> messages.get("file.notAFile", name);
            case UploadReason.Empty _ -> messages.get("file.empty", name);
            case UploadReason.TooLarge large ->
                messages.get(
                        "file.tooLarge",
                        name,
                        // Rounded up: a file just above the limit must not read as one at the limit.
                        Math.ceil(10.0 * large.bytes() / MEGABYTE) / 10,
                        large.most() / MEGABYTE);
        };
    }

    String of(SkipReason reason) {
        return switch (reason) {
            case SkipReason.Kind kind -> kind(kind);
            case SkipReason.Unreadable unreadable -> messages.get("skipped.unreadable", unreadable.detail());
            case SkipReason.Unexpected unexpected -> messages.get("failure.unexpected", unexpected.code());
        };
    }

    private String kind(SkipReason.Kind kind) {
        return messages.get(
                switch (kind) {
                    case BIN -> "skipped.bin";
                    case SNAPSHOT -> "skipped.snapshot";
                    case THUMBNAILS -> "skipped.thumbnails";
                    case SYSTEM -> "skipped.system";
                    case VIDEO -> "skipped.video";
                    case HIDDEN -> "skipped.hidden";
                    case NOT_A_FILE -> "skipped.notAFile";
                    case NOT_A_PICTURE -> "skipped.notAPicture";
                    case SEARCHED_BEFORE -> "skipped.searchedBefore";
                    case FORBIDDEN -> "skipped.forbidden";
                });
    }

    String of(LateReason reason) {
        return switch (reason) {
            case LateReason.Slow _ -> messages.get("thumbnail.slow");
            case LateReason.Unexpected unexpected ->
                messages.get("thumbnail.safe", messages.get("failure.unexpected", unexpected.code()));
        };
    }

    String of(ThumbnailError error) {
        return messages.get(
                switch (error) {
                    case CORRUPT -> "thumbnail.corrupt";
                    case UNSUPPORTED -> "thumbnail.unsupported";
                    case TOO_LARGE -> "thumbnail.tooLarge";
                });
    }
}
