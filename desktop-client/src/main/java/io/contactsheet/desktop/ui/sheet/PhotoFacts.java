package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.desktop.upload.UploadState;
import io.contactsheet.desktop.upload.UploadState.AlreadyInGallery;
import io.contactsheet.desktop.upload.UploadState.InGallery;
import io.contactsheet.desktop.upload.UploadState.ThumbnailLate;
import io.contactsheet.desktop.upload.UploadState.ThumbnailReady;
import io.contactsheet.desktop.upload.UploadState.WithoutThumbnail;
import io.contactsheet.shared.api.ThumbnailError;
import io.contactsheet.shared.key.PhotoKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a photo, whoever told it and in whatever order. What its tile shows follows from this alone.
 *
 * @param upload where its upload from this window is; null if there is none
 * @param listed what the last listing said; null before it was in one
 * @param placeholder what stands in the place of a thumbnail, as soon as that was seen
 * @param isCopySent whether the same content was sent from here once more
 * @param isDeleting whether it is to be removed
 */
record PhotoFacts(
        @Nullable UploadState upload,
        @Nullable ListedPhoto listed,
        @Nullable Placeholder placeholder,
        boolean isCopySent,
        boolean isDeleting) {

    /** A version of its thumbnail that is a placeholder, and why. */
    record Placeholder(String version, ThumbnailError error) {}

    static PhotoFacts of(UploadState upload) {
        return new PhotoFacts(upload, null, null, false, false);
    }

    static PhotoFacts of(ListedPhoto listed) {
        return new PhotoFacts(null, listed, null, false, false);
    }

    PhotoFacts with(UploadState now) {
        return now instanceof WithoutThumbnail(PhotoKey _, String version, ThumbnailError error)
                ? new PhotoFacts(now, listed, new Placeholder(version, error), isCopySent, isDeleting)
                : new PhotoFacts(now, listed, placeholder, isCopySent, isDeleting);
    }

    PhotoFacts with(ListedPhoto now) {
        return new PhotoFacts(upload, now, placeholder, isCopySent, isDeleting);
    }

    /** The thumbnail that is shown is a placeholder. */
    PhotoFacts with(ThumbnailError error) {
        return version()
                .map(seen -> new PhotoFacts(upload, listed, new Placeholder(seen, error), isCopySent, isDeleting))
                .orElse(this);
    }

    PhotoFacts withCopySent() {
        return new PhotoFacts(upload, listed, placeholder, true, isDeleting);
    }

    PhotoFacts deleting(boolean now) {
        return new PhotoFacts(upload, listed, placeholder, isCopySent, now);
    }

    /** Its key in the gallery; empty until it is stored there. */
    Optional<PhotoKey> key() {
        return upload instanceof InGallery stored
                ? Optional.of(stored.key())
                : Optional.ofNullable(listed).map(ListedPhoto::key);
    }

    /** The version of its thumbnail: a listing's is the newer one, for only what was made anew differs there. */
    Optional<String> version() {
        return Optional.ofNullable(listed).flatMap(ListedPhoto::thumbnail).or(() -> switch (upload) {
            case ThumbnailReady ready -> Optional.of(ready.version());
            case WithoutThumbnail without -> Optional.of(without.version());
            case null, default -> Optional.empty();
        });
    }

    PhotoStatus status() {
        if (isDeleting) {
            return new PhotoStatus.Deleting();
        }
        if (upload != null && key().isEmpty()) {
            return PhotoStatus.of(upload);
        }
        Optional<String> version = version();
        if (placeholder != null && version.filter(placeholder.version()::equals).isPresent()) {
            return new PhotoStatus.NoThumbnail(placeholder.error());
        }
        if (upload instanceof AlreadyInGallery || isCopySent) {
            return new PhotoStatus.Uploading(new AlreadyInGallery(key().orElseThrow()));
        }
        if (version.isPresent()) {
            return new PhotoStatus.InGallery();
        }
        return upload instanceof ThumbnailLate ? PhotoStatus.of(upload) : new PhotoStatus.MakingThumbnail();
    }

    /** @param before it is in the gallery with its thumbnail */
    PhotoPicture picture(PhotoPicture before) {
        return key().flatMap(key -> version().<PhotoPicture>map(version -> new PhotoPicture.Thumbnail(key, version)))
                .orElse(before);
    }
}
