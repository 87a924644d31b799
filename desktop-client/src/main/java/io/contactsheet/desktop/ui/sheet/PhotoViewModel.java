package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.desktop.upload.Upload;
import io.contactsheet.desktop.upload.UploadState;
import io.contactsheet.desktop.upload.UploadState.InGallery;
import io.contactsheet.desktop.upload.UploadState.ThumbnailReady;
import io.contactsheet.desktop.upload.UploadState.WithoutThumbnail;
import io.contactsheet.shared.api.ThumbnailError;
import io.contactsheet.shared.key.PhotoKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One photo of the sheet, from the moment it is waiting to be sent to long after: it stays the same object, so it keeps
 * its place in the window. For the FX thread alone.
 */
public final class PhotoViewModel {

    private final @Nullable Upload upload;
    private final String name;
    private final Instant since;
    private final long rank;
    private final ReadOnlyObjectWrapper<PhotoStatus> status;
    private final ReadOnlyObjectWrapper<PhotoPicture> picture;
    private @Nullable PhotoKey key;
    private final ReadOnlyObjectWrapper<@Nullable ListedPhoto> listed = new ReadOnlyObjectWrapper<>();

    private PhotoViewModel(
            @Nullable Upload upload, String name, Instant since, long rank, PhotoStatus status, PhotoPicture picture) {
        this.upload = upload;
        this.name = name;
        this.since = since;
        this.rank = rank;
        this.status = new ReadOnlyObjectWrapper<>(status);
        this.picture = new ReadOnlyObjectWrapper<>(picture);
    }

    /**
     * A photo on its way into the gallery.
     *
     * @param since when it was added
     * @param rank its place among those that were added at the same time
     */
    public static PhotoViewModel ofUpload(Upload upload, Instant since, long rank) {
        Path file = upload.file();
        return new PhotoViewModel(
                upload,
                String.valueOf(file.getFileName()),
                since,
                rank,
                PhotoStatus.of(upload.state()),
                new PhotoPicture.OnDisk(file));
    }

    static PhotoViewModel ofListed(ListedPhoto listed) {
        PhotoViewModel photo = new PhotoViewModel(
                null, listed.key().filename(), listed.stored(), 0, PhotoStatus.MAKING_THUMBNAIL, PhotoPicture.NONE);
        photo.update(listed);
        return photo;
    }

    /** The name on its owner's disk, if it came from here; else its name in the gallery. */
    public String name() {
        return name;
    }

    /** Its key in the gallery; empty until it is stored there. */
    public Optional<PhotoKey> key() {
        return Optional.ofNullable(key);
    }

    /** What the last listing said of it; null before it was in one. */
    public ReadOnlyObjectProperty<@Nullable ListedPhoto> listedProperty() {
        return listed.getReadOnlyProperty();
    }

    public Optional<ListedPhoto> listed() {
        return Optional.ofNullable(listed.get());
    }

    /** The file that it was uploaded from in this window. */
    public Optional<Path> file() {
        return Optional.ofNullable(upload).map(Upload::file);
    }

    /** Where it is, and why. */
    public ReadOnlyObjectProperty<PhotoStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** What there is to show of it. */
    public ReadOnlyObjectProperty<PhotoPicture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    public PhotoStatus status() {
        return status.get();
    }

    /** Sends it once more, if that may help. */
    public void retry() {
        if (upload != null && status().retryable()) {
            upload.retry();
        }
    }

    /** Gives it up, if it is not stored yet. */
    public void cancel() {
        if (upload != null && status().cancellable()) {
            upload.cancel();
        }
    }

    /** Takes in what the engine says of its upload. */
    void update(UploadState state) {
        if (state instanceof InGallery stored) {
            key = stored.key();
        }
        switch (state) {
            case ThumbnailReady ready -> picture.set(new PhotoPicture.Thumbnail(ready.key(), ready.version()));
            case WithoutThumbnail without -> picture.set(new PhotoPicture.Thumbnail(without.key(), without.version()));
            default -> {}
        }
        status.set(PhotoStatus.of(state));
    }

    /** Takes in what a listing says of it. */
    void update(ListedPhoto entry) {
        listed.set(entry);
        key = entry.key();
        entry.thumbnail().ifPresent(version -> {
            PhotoPicture next = new PhotoPicture.Thumbnail(entry.key(), version);
            if (!next.equals(picture.get())) {
                picture.set(next);
            }
            if (status().tone() == Tone.BUSY || status().caption().equals("Thumbnail is late")) {
                status.set(PhotoStatus.IN_GALLERY);
            }
        });
    }

    /** Takes in that the picture in the place of its thumbnail is a placeholder. */
    void placeholder(ThumbnailError error) {
        status.set(PhotoStatus.withoutThumbnail(Words.why(error)));
    }

    /** Says something else of it. */
    void show(PhotoStatus next) {
        status.set(next);
    }

    /** The album that it is in or goes into; empty for none. */
    public String album() {
        if (key != null) {
            return key.album();
        }
        return upload == null ? "" : PhotoKey.of(upload.album(), name).album();
    }

    /** Newest first; of those added together the first one first. */
    static int newestFirst(PhotoViewModel one, PhotoViewModel other) {
        int byTime = other.since.compareTo(one.since);
        if (byTime != 0) {
            return byTime;
        }
        return one.rank != other.rank ? Long.compare(one.rank, other.rank) : one.name.compareTo(other.name);
    }
}
