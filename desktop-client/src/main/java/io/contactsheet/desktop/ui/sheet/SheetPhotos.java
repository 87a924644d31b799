package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.shared.key.PhotoKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ObservableList;

/** The photos of the sheet: in order, by key and by album. What comes or goes costs the same in a large gallery. */
final class SheetPhotos {

    private final PhotoOrder all = new PhotoOrder(PhotoViewModel::newestFirst);
    private final PhotoOrder shown = new PhotoOrder(PhotoViewModel::newestFirst);
    private final Map<PhotoKey, PhotoViewModel> byKey = new HashMap<>();
    private final AlbumCounts albums = new AlbumCounts();
    private String album = "";

    /** Those of the album that is shown, newest first. Unmodifiable. */
    ObservableList<PhotoViewModel> shown() {
        return shown;
    }

    int count() {
        return all.size();
    }

    /** The whole gallery first, then its albums by name. */
    List<Album> albums() {
        List<Album> list = new ArrayList<>();
        list.add(new Album("", all.size()));
        list.addAll(albums.albums());
        return list;
    }

    void showAlbum(String name) {
        album = name;
        shown.replace(all.stream().filter(this::isShown).toList());
    }

    Optional<PhotoViewModel> find(PhotoKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** A photo of the sheet has its key now, and is the one that is found by it. */
    void putKey(PhotoViewModel photo) {
        if (all.contains(photo)) {
            photo.key().ifPresent(key -> byKey.put(key, photo));
        }
    }

    /** Puts photos on the sheet that are not there yet. */
    void add(Collection<PhotoViewModel> photos) {
        all.insert(photos);
        for (PhotoViewModel photo : photos) {
            albums.add(photo.album());
            putKey(photo);
        }
        shown.insert(photos.stream().filter(this::isShown).toList());
    }

    /** Takes photos off the sheet; those that are not there do not matter. */
    void remove(Collection<PhotoViewModel> photos) {
        List<PhotoViewModel> there =
                photos.stream().distinct().filter(all::contains).toList();
        for (PhotoViewModel photo : there) {
            albums.remove(photo.album());
            photo.key().ifPresent(key -> byKey.remove(key, photo));
        }
        all.delete(there);
        shown.delete(there);
    }

    private boolean isShown(PhotoViewModel photo) {
        String name = photo.album();
        return album.isEmpty()
                || name.startsWith(album) && (name.length() == album.length() || name.charAt(album.length()) == '/');
    }
}
