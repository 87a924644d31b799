package io.contactsheet.desktop.ui.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * Photos that are always in order, made for a hundred thousand of which a few come and go: a photo is found by halving,
 * and those that come or go together cost one copy of the rest. Nobody outside this package can change it.
 */
final class PhotoOrder extends ObservableListBase<PhotoViewModel> {

    private final Comparator<PhotoViewModel> order;
    private List<PhotoViewModel> photos = new ArrayList<>();

    /** @param order never says of two photos that they are equal, and never changes its mind */
    PhotoOrder(Comparator<PhotoViewModel> order) {
        this.order = order;
    }

    @Override
    public PhotoViewModel get(int index) {
        return photos.get(index);
    }

    @Override
    public int size() {
        return photos.size();
    }

    @Override
    public int indexOf(@Nullable Object item) {
        if (!(item instanceof PhotoViewModel photo)) {
            return -1;
        }
        int place = place(photo, 0);
        return place < photos.size() && photos.get(place) == photo ? place : -1;
    }

    @Override
    public boolean contains(@Nullable Object item) {
        return indexOf(item) >= 0;
    }

    /** Puts photos in their places that are not here yet. */
    void insert(Collection<PhotoViewModel> coming) {
        List<PhotoViewModel> next = new ArrayList<>(photos.size() + coming.size());
        int from = 0;
        beginChange();
        for (PhotoViewModel photo : coming.stream().sorted(order).toList()) {
            int place = place(photo, from);
            next.addAll(photos.subList(from, place));
            next.add(photo);
            nextAdd(next.size() - 1, next.size());
            from = place;
        }
        become(next, from);
    }

    /** Takes photos away; those that are not here do not matter. */
    void delete(Collection<PhotoViewModel> leaving) {
        List<PhotoViewModel> next = new ArrayList<>(photos.size());
        int from = 0;
        beginChange();
        for (int place : places(leaving)) {
            next.addAll(photos.subList(from, place));
            nextRemove(next.size(), photos.get(place));
            from = place + 1;
        }
        become(next, from);
    }

    /** Holds other photos from now on, which are in order. */
    void replace(List<PhotoViewModel> ordered) {
        beginChange();
        nextReplace(0, ordered.size(), photos);
        become(new ArrayList<>(ordered), photos.size());
    }

    private void become(List<PhotoViewModel> next, int restFrom) {
        next.addAll(photos.subList(restFrom, photos.size()));
        photos = next;
        endChange();
    }

    private int[] places(Collection<PhotoViewModel> some) {
        return some.stream()
                .mapToInt(this::indexOf)
                .filter(place -> place >= 0)
                .sorted()
                .distinct()
                .toArray();
    }

    /** Where a photo is, or would be. */
    private int place(PhotoViewModel photo, int from) {
        int low = from;
        int high = photos.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(photos.get(middle), photo) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
