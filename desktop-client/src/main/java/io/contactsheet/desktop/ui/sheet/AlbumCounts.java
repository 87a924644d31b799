package io.contactsheet.desktop.ui.sheet;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** How many photos each album holds, kept up as photos come and go. */
final class AlbumCounts {

    private final SortedMap<String, Integer> counts = new TreeMap<>();

    void add(String album) {
        eachAround(album, name -> counts.merge(name, 1, Integer::sum));
    }

    void remove(String album) {
        eachAround(album, name -> counts.computeIfPresent(name, (_, count) -> count == 1 ? null : count - 1));
    }

    /** Those that hold photos, by name. */
    List<Album> albums() {
        return counts.entrySet().stream()
                .map(count -> new Album(count.getKey(), count.getValue()))
                .toList();
    }

    /** The album and all that it lies in. */
    private static void eachAround(String album, Consumer<String> action) {
        String name = album;
        while (!name.isEmpty()) {
            action.accept(name);
            name = name.substring(0, Math.max(0, name.lastIndexOf('/')));
        }
    }
}
