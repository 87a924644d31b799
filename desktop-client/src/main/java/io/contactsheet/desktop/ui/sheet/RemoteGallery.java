package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.ListedObject;
import io.contactsheet.desktop.gallery.ListingPage;
import io.contactsheet.desktop.gallery.ListingRequest;
import io.contactsheet.desktop.gallery.ObjectHead;
import io.contactsheet.desktop.gallery.Picture;
import io.contactsheet.desktop.ui.task.FxThread;
import io.contactsheet.shared.key.PhotoKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A gallery behind its HTTP API. */
public final class RemoteGallery implements OpenGallery {

    private final GalleryClient client;

    /** The client stays its owner's to close. */
    public RemoteGallery(GalleryClient client) {
        this.client = client;
    }

    @Override
    public URI address() {
        return client.base();
    }

    /** Thumbnails are listed first: whatever they lack, the next listing has. */
    @Override
    public List<ListedPhoto> list() throws GalleryException, InterruptedException {
        FxThread.mustNotBe();
        Map<PhotoKey, String> versions = new HashMap<>();
        for (ListedObject thumbnail : all(client::thumbnails)) {
            versions.put(thumbnail.key(), thumbnail.version());
        }
        return all(client::photos).stream()
                .map(photo -> new ListedPhoto(
                        photo.key(),
                        photo.bytes(),
                        photo.lastModified(),
                        Optional.ofNullable(versions.get(photo.key()))))
                .toList();
    }

    @Override
    public Optional<Picture> thumbnail(PhotoKey key, String version) throws GalleryException, InterruptedException {
        FxThread.mustNotBe();
        return client.thumbnail(key, version);
    }

    @Override
    public Optional<Picture> photo(PhotoKey key) throws GalleryException, InterruptedException {
        FxThread.mustNotBe();
        return client.photo(key);
    }

    @Override
    public Optional<ObjectHead> details(PhotoKey key) throws GalleryException, InterruptedException {
        FxThread.mustNotBe();
        return client.photoHead(key);
    }

    @Override
    public void delete(PhotoKey key) throws GalleryException, InterruptedException {
        FxThread.mustNotBe();
        client.delete(key);
    }

    private static List<ListedObject> all(Pages pages) throws GalleryException, InterruptedException {
        List<ListedObject> objects = new ArrayList<>();
        Optional<ListingRequest> request = Optional.of(ListingRequest.everything());
        while (request.isPresent()) {
            ListingPage page = pages.list(request.get());
            objects.addAll(page.objects());
            request = page.next();
        }
        return objects;
    }

    @FunctionalInterface
    private interface Pages {
        ListingPage list(ListingRequest request) throws GalleryException, InterruptedException;
    }
}
