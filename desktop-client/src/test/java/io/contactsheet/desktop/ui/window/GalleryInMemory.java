package io.contactsheet.desktop.ui.window;

import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.ObjectHead;
import io.contactsheet.desktop.gallery.Picture;
import io.contactsheet.desktop.ui.sheet.ListedPhoto;
import io.contactsheet.desktop.ui.sheet.OpenGallery;
import io.contactsheet.shared.key.PhotoKey;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gallery without a network. Its photos have no pictures. */
final class GalleryInMemory implements OpenGallery {

    final List<ListedPhoto> photos = new CopyOnWriteArrayList<>();

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:1/prod");
    }

    @Override
    public List<ListedPhoto> list() throws GalleryException {
        return List.copyOf(photos);
    }

    @Override
    public Optional<Picture> thumbnail(PhotoKey key, String version) {
        return Optional.empty();
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
    public void delete(PhotoKey key) {
        photos.removeIf(photo -> photo.key().equals(key));
    }
}
