package io.templaterunner.s3;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one bucket in the order of their keys, so that a page of a listing costs the same wherever it begins.
 * Safe for several threads at once.
 */
final class ObjectIndex {

    // By UTF-16 unit, where S3 sorts by UTF-8 byte: the same but for keys beyond the Basic Multilingual Plane.
    private final NavigableMap<String, StoredObject> objects = new ConcurrentSkipListMap<>();

    /**
     * A page of a listing.
     *
     * @param objects in the order of their keys
     * @param commonPrefixes what keys have in common up to the delimiter, each once
     * @param last the last key or common prefix of this page; null if nothing comes after it
     */
    record Page(
            List<StoredObject> objects,
            List<String> commonPrefixes,
            @Nullable String last) {}

    void put(StoredObject object) {
        objects.put(object.key(), object);
    }

    boolean remove(String key) {
        return objects.remove(key) != null;
    }

    Optional<StoredObject> find(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    Collection<StoredObject> all() {
        return Collections.unmodifiableCollection(objects.values());
    }

    /**
     * A page of the keys with a prefix.
     *
     * @param delimiter keys that agree up to it, after the prefix, are one common prefix; empty for none
     * @param after only what sorts after this; empty for the start
     * @param limit how many keys and common prefixes at most
     */
    Page page(String prefix, String delimiter, String after, int limit) {
        List<StoredObject> found = new ArrayList<>();
        List<String> commonPrefixes = new ArrayList<>();
        String last = null;
        StoredObject next = firstAfter(prefix, delimiter, after);
        while (next != null && next.key().startsWith(prefix)) {
            if (found.size() + commonPrefixes.size() >= limit) {
                return new Page(found, commonPrefixes, last);
            }
            int end = delimiter.isEmpty() ? -1 : next.key().indexOf(delimiter, prefix.length());
            if (end < 0) {
                found.add(next);
                last = next.key();
                next = valueOf(objects.higherEntry(last));
            } else {
                last = next.key().substring(0, end + delimiter.length());
                commonPrefixes.add(last);
                next = valueOf(objects.ceilingEntry(beyond(last)));
            }
        }
        return new Page(found, commonPrefixes, null);
    }

    private @Nullable StoredObject firstAfter(String prefix, String delimiter, String after) {
        if (after.compareTo(prefix) < 0) {
            return valueOf(objects.ceilingEntry(prefix));
        }
        boolean afterCommonPrefix = !delimiter.isEmpty()
                && after.startsWith(prefix)
                && after.length() > prefix.length()
                && after.endsWith(delimiter);
        return valueOf(afterCommonPrefix ? objects.ceilingEntry(beyond(after)) : objects.higherEntry(after));
    }

    /** The first text that sorts after every text with this prefix. */
    private static String beyond(String prefix) {
        int last = prefix.length() - 1;
        return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }

    private static @Nullable StoredObject valueOf(NavigableMap.@Nullable Entry<String, StoredObject> entry) {
        return entry == null ? null : entry.getValue();
    }
}
