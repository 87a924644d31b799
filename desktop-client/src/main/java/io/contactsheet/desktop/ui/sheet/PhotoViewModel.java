package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.desktop.upload.Upload;
import io.contactsheet.desktop.upload.UploadState;
import io.contactsheet.desktop.upload.UploadState.AlreadyInGallery;
import io.contactsheet.desktop.upload.UploadState.InGallery;
import io.contactsheet.desktop.upload.UploadState.ThumbnailReady;
import io.contactsheet.desktop.upload.UploadState.WithoutThumbnail;
import io.contactsheet.shared.api.ThumbnailError;
import io.contactsheet.shared.key.PhotoKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
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
    private final ReadOnlyObjectWrapper<String> name;
    private final String album;
    private final Place place;
    private final ReadOnlyObjectWrapper<PhotoStatus> status;
    private final ReadOnlyObjectWrapper<PhotoPicture> picture;
    private @Nullable PhotoKey key;
    private final ReadOnlyObjectWrapper<@Nullable ListedPhoto> listed = new ReadOnlyObjectWrapper<>();

    private boolean duplicate;

    /**
     * Where it stands on the sheet: no two photos stand in one place.
     *
     * @param since when it came
     * @param rank among those that came at the same time
     * @param key in the gallery, of those that were listed there; else empty
     */
    private record Place(Instant since, long rank, String key) {

        private static final Comparator<Place> NEWEST_FIRST = Comparator.comparing(Place::since)
                .reversed()
                .thenComparing(Place::rank)
                .thenComparing(Place::key);
    }

    private PhotoViewModel(
            @Nullable Upload upload, String name, String album, Place place, PhotoStatus status, PhotoPicture picture) {
        this.upload = upload;
        this.name = new ReadOnlyObjectWrapper<>(name);
        this.album = album;
        this.place = place;
        this.status = new ReadOnlyObjectWrapper<>(status);
        this.picture = new ReadOnlyObjectWrapper<>(picture);
    }

    /**
     * A photo on its way into the gallery.
     *
     * @param album that it goes into, as in the keys
     * @param since when it was added
     * @param rank its place among those that were added at the same time, at least 1
     */
    public static PhotoViewModel ofUpload(Upload upload, String album, Instant since, long rank) {
        Path file = upload.file();
        return new PhotoViewModel(
                upload,
                String.valueOf(file.getFileName()),
                album,
                new Place(since, rank, ""),
                PhotoStatus.of(upload.state()),
                new PhotoPicture.OnDisk(file));
    }

    static PhotoViewModel ofListed(ListedPhoto listed) {
        PhotoKey key = listed.key();
        PhotoViewModel photo = new PhotoViewModel(
                null,
                key.filename(),
                key.album(),
                new Place(listed.stored(), 0, key.value()),
                new PhotoStatus.MakingThumbnail(),
                PhotoPicture.NONE);
        photo.update(listed);
        return photo;
    }

    /** The name on its owner's disk, as soon as that is known; else its name in the gallery. */
    public String name() {
        return name.get();
    }

    public ReadOnlyObjectProperty<String> nameProperty() {
        return name.getReadOnlyProperty();
    }

    /** The gallery tells the name on its owner's disk. What came from here is called as here. */
    public void call(String original) {
        if (upload == null && !original.isBlank()) {
            name.set(original);
        }
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
            duplicate = state instanceof AlreadyInGallery;
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
            if (status().awaitsThumbnail()) {
                status.set(new PhotoStatus.InGallery());
            }
        });
    }

    /** Takes in that the picture in the place of its thumbnail is a placeholder. */
    void placeholder(ThumbnailError error) {
        status.set(new PhotoStatus.NoThumbnail(error));
    }

    /** Says something else of it. */
    void show(PhotoStatus next) {
        status.set(next);
    }

    /** Whether it is a second copy of a photo that was in the gallery before. */
    boolean isDuplicate() {
        return duplicate;
    }

    /** A second copy of it was sent from here. What its own upload says of it counts more. */
    void duplicated(PhotoStatus news) {
        if (upload == null) {
            status.set(news);
        }
    }

    /** The album that it is in or goes into, as in the keys; empty for none. */
    public String album() {
        return album;
    }

    /** Newest first; of those added together the first one first. Never 0 for two photos of one sheet. */
    static int newestFirst(PhotoViewModel one, PhotoViewModel other) {
        return Place.NEWEST_FIRST.compare(one.place, other.place);
    }
}
