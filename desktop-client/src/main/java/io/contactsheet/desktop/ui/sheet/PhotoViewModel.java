package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.desktop.upload.Upload;
import io.contactsheet.desktop.upload.UploadState;
import io.contactsheet.desktop.upload.UploadState.AlreadyInGallery;
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
    private final ReadOnlyObjectWrapper<@Nullable ListedPhoto> listed = new ReadOnlyObjectWrapper<>();

    private final PhotoPicture before;
    private PhotoFacts facts;

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
            @Nullable Upload upload, String name, String album, Place place, PhotoFacts facts, PhotoPicture before) {
        this.upload = upload;
        this.name = new ReadOnlyObjectWrapper<>(name);
        this.album = album;
        this.place = place;
        this.facts = facts;
        this.before = before;
        this.status = new ReadOnlyObjectWrapper<>(facts.status());
        this.picture = new ReadOnlyObjectWrapper<>(facts.picture(before));
        this.listed.set(facts.listed());
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
                PhotoFacts.of(upload.state()),
                new PhotoPicture.OnDisk(file));
    }

    static PhotoViewModel ofListed(ListedPhoto listed) {
        PhotoKey key = listed.key();
        return new PhotoViewModel(
                null,
                key.filename(),
                key.album(),
                new Place(listed.stored(), 0, key.value()),
                PhotoFacts.of(listed),
                PhotoPicture.NONE);
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
        return facts.key();
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
        become(facts.with(state));
    }

    /** Takes in what a listing says of it. */
    void update(ListedPhoto entry) {
        become(facts.with(entry));
    }

    /** Takes in that the picture in the place of its thumbnail is a placeholder. */
    void placeholder(ThumbnailError error) {
        become(facts.with(error));
    }

    /** Takes in that a second copy of it was sent from here. */
    void copySent() {
        become(facts.withCopySent());
    }

    /** Takes in that it is to be removed, or is not any more. */
    void deleting(boolean now) {
        become(facts.deleting(now));
    }

    private void become(PhotoFacts next) {
        facts = next;
        listed.set(next.listed());
        PhotoPicture shown = next.picture(before);
        if (!shown.equals(picture.get())) {
            picture.set(shown);
        }
        PhotoStatus where = next.status();
        if (!where.equals(status.get())) {
            status.set(where);
        }
    }

    /** Whether it is a second copy of a photo that was in the gallery before. */
    boolean isDuplicate() {
        return facts.upload() instanceof AlreadyInGallery;
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
