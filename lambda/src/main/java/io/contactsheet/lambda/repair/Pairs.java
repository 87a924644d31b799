package io.contactsheet.lambda.repair;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two listings, joined by their keys in one pass. Where one of them is in another order than it should be, the two halves
 * of a pair come by themselves: who looks at each again does needless work, and nothing wrong. Folders are left out.
 */
final class Pairs implements Iterator<Pairs.Pair> {

    private final Iterator<ListedObject> originals;
    private final Iterator<ListedObject> thumbnails;
    private @Nullable ListedObject original;
    private @Nullable ListedObject thumbnail;

    /** What stands under a key: at least one of the two. */
    record Pair(String key, Optional<ListedObject> original, Optional<ListedObject> thumbnail) {}

    Pairs(Iterator<ListedObject> originals, Iterator<ListedObject> thumbnails) {
        this.originals = originals;
        this.thumbnails = thumbnails;
        this.original = next(originals);
        this.thumbnail = next(thumbnails);
    }

    @Override
    public boolean hasNext() {
        return original != null || thumbnail != null;
    }

    @Override
    public Pair next() {
        ListedObject left = original;
        ListedObject right = thumbnail;
        if (left == null && right == null) {
            throw new NoSuchElementException();
        }
        int order = left == null ? 1 : right == null ? -1 : compare(left.key(), right.key());
        Optional<ListedObject> first = order <= 0 ? Optional.ofNullable(left) : Optional.empty();
        Optional<ListedObject> second = order >= 0 ? Optional.ofNullable(right) : Optional.empty();
        if (first.isPresent()) {
            original = next(originals);
        }
        if (second.isPresent()) {
            thumbnail = next(thumbnails);
        }
        return new Pair(first.or(() -> second).orElseThrow().key(), first, second);
    }

    private static @Nullable ListedObject next(Iterator<ListedObject> listing) {
        while (listing.hasNext()) {
            ListedObject object = listing.next();
            if (!object.isFolder()) {
                return object;
            }
        }
        return null;
    }

    /** S3's order. */
    private static int compare(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8));
    }
}
