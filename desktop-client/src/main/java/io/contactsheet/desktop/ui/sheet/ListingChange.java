package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.shared.key.PhotoKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a listing says that the one before did not.
 *
 * @param news photos that are new or have changed, the newest first
 * @param gone photos that are in the gallery no more
 */
record ListingChange(List<ListedPhoto> news, List<PhotoKey> gone) {

    /** So many are taken in by the FX thread in a few milliseconds. */
    private static final int PIECE = 250;

    static ListingChange between(List<ListedPhoto> before, List<ListedPhoto> now) {
        Map<PhotoKey, ListedPhoto> left = HashMap.newHashMap(before.size());
        before.forEach(photo -> left.put(photo.key(), photo));
        List<ListedPhoto> news = new ArrayList<>();
        for (ListedPhoto photo : now) {
            if (!photo.equals(left.remove(photo.key()))) {
                news.add(photo);
            }
        }
        news.sort(Comparator.comparing(ListedPhoto::stored).reversed());
        return new ListingChange(news, List.copyOf(left.keySet()));
    }

    /** The same in pieces that can be taken in one after the other, with room for other things in between. */
    List<ListingChange> pieces() {
        List<ListingChange> pieces = new ArrayList<>();
        for (int from = 0; from < Math.max(news.size(), gone.size()); from += PIECE) {
            pieces.add(new ListingChange(piece(news, from), piece(gone, from)));
        }
        return pieces;
    }

    private static <T> List<T> piece(List<T> whole, int from) {
        int end = Math.min(whole.size(), from + PIECE);
        return whole.subList(Math.min(from, end), end);
    }
}
