package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.shared.key.PhotoKey;
import java.nio.file.Path;

/** What there is to show of a photo. */
public sealed interface PhotoPicture {

    PhotoPicture NONE = new None();

    /** Nothing so far. */
    record None() implements PhotoPicture {}

    /** The file itself, while it is on its way: a small picture of it is made on this computer. */
    record OnDisk(Path file) implements PhotoPicture {}

    /**
     * Its thumbnail in the gallery.
     *
     * @param version its ETag without quotes: other for another picture
     */
    record Thumbnail(PhotoKey key, String version) implements PhotoPicture {}
}
