package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.ObjectHead;
import io.contactsheet.desktop.gallery.Picture;
import io.contactsheet.shared.key.PhotoKey;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gallery without a network, and without pictures. */
public final class GalleryInMemory implements OpenGallery {

    public final List<ListedPhoto> photos = new CopyOnWriteArrayList<>();

    /** The next listings fail with these. */
    final Queue<GalleryException> failures = new ConcurrentLinkedQueue<>();

    /** What its thumbnails tell; those that are not here have gone. */
    public final Map<PhotoKey, Picture> thumbnails = new ConcurrentHashMap<>();

    Optional<GalleryException> deletionFailure = Optional.empty();
    int listings;

    /** What happens while it answers. */
    Runnable answering = () -> {};

    /** Puts a photo with a thumbnail into it. */
    public void put(String key, int second) {
        photos.add(new ListedPhoto(
                new PhotoKey(key), 1_000_000, Instant.ofEpochSecond(second), Optional.of("v" + second)));
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:1/prod");
    }

    @Override
    public List<ListedPhoto> list() throws GalleryException {
        listings++;
        answering.run();
        GalleryException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        return List.copyOf(photos);
    }

    @Override
    public Optional<Picture> thumbnail(PhotoKey key, String version) {
        return Optional.ofNullable(thumbnails.get(key));
    }

    @Override
    public Optional<Picture> photo(PhotoKey key) {
        return Optional.empty();
    }

    @Override
    public Optional<ObjectHead> details(PhotoKey key) {
        return Optional.empty();
    }

    @Override
    public void delete(PhotoKey key) throws GalleryException {
        if (deletionFailure.isPresent()) {
            throw deletionFailure.get();
        }
        photos.removeIf(photo -> photo.key().equals(key));
    }
}
