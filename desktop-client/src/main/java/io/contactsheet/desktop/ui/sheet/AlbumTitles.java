package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.shared.key.PhotoKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What people call the albums, as far as this window was told: their keys hold letters, digits and dashes alone. */
final class AlbumTitles {

    private final Map<String, String> titles = new HashMap<>();
    private final Map<String, String> keys = new HashMap<>();

    /**
     * The key of an album, by which its title is known from now on.
     *
     * @param typed its name, or names from the outside in, separated by {@code /}
     */
    String key(String typed) {
        return keys.computeIfAbsent(typed, this::learn);
    }

    private String learn(String typed) {
        String key = PhotoKey.of(typed, "photo.jpg").album();
        String[] names = typed.split("/");
        String[] segments = key.split("/");
        if (names.length == segments.length) {
            for (int depth = 1; depth <= names.length; depth++) {
                titles.putIfAbsent(joined(segments, depth), titleOf(segments, names[depth - 1], depth));
            }
        }
        return key;
    }

    /** The outer albums keep the titles that they have. */
    private String titleOf(String[] segments, String name, int depth) {
        String outer = joined(segments, depth - 1);
        return outer.isEmpty() ? name : title(outer) + "/" + name;
    }

    private static String joined(String[] segments, int count) {
        return String.join("/", Arrays.copyOf(segments, count));
    }

    /** The title; the key itself where nobody told. */
    String title(String key) {
        return titles.getOrDefault(key, key);
    }
}
