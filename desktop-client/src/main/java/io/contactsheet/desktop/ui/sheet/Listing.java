package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.shared.key.PhotoKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the gallery last answered. */
record Listing(List<ListedPhoto> photos, Set<PhotoKey> withoutThumbnail) {

    /** It has not answered yet. */
    static final Listing NONE = of(List.of());

    static Listing of(List<ListedPhoto> photos) {
        return new Listing(
                photos,
                photos.stream()
                        .filter(photo -> photo.thumbnail().isEmpty())
                        .map(ListedPhoto::key)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
