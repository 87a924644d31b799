package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.ObjectHead;
import io.contactsheet.desktop.gallery.Picture;
import io.contactsheet.shared.key.PhotoKey;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The gallery that the window shows. Its methods wait for answers, and refuse to do so on the FX thread. */
public interface OpenGallery {

    /** Where others find it: a page in a browser, and what another app is pointed at. */
    URI address();

    /** Every photo with the version of its thumbnail, in the order of the keys. */
    List<ListedPhoto> list() throws GalleryException, InterruptedException;

    /** A thumbnail in the version of the listing; empty if it has gone. */
    Optional<Picture> thumbnail(PhotoKey key, String version) throws GalleryException, InterruptedException;

    /** The original; empty if it has gone. */
    Optional<Picture> photo(PhotoKey key) throws GalleryException, InterruptedException;

    /** What is known of the original; empty if it has gone. */
    Optional<ObjectHead> details(PhotoKey key) throws GalleryException, InterruptedException;

    /** Removes a photo from the gallery, for everyone. */
    void delete(PhotoKey key) throws GalleryException, InterruptedException;
}
