package io.contactsheet.imaging.heif;

import io.contactsheet.shared.size.Size;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A picture of a file, or something that is said about one.
 *
 * @param meta the tables that it stands in
 * @param id its number
 * @param type four characters
 */
record HeifItem(MetaBox meta, int id, String type) {

    /** Nothing that has a picture is larger: so areas can be counted with. */
    private static final long LONGEST = 1 << 24;

    static HeifItem of(MetaBox meta, int id) {
        return new HeifItem(meta, id, meta.type(id));
    }

    ItemData data() {
        return meta.data(id);
    }

    List<Box> properties() {
        return meta.properties(id);
    }

    Optional<Box> property(String name) {
        return properties().stream().filter(box -> box.is(name)).findFirst();
    }

    /** The items that this one is made of, or is about. */
    List<HeifItem> references(String name) {
        return meta.references().of(id, name).stream()
                .map(item -> of(meta, item))
                .toList();
    }

    /** The items that are about this one. */
    List<HeifItem> referring(String name) {
        return meta.references().to(id, name).stream()
                .map(item -> of(meta, item))
                .toList();
    }

    /** All items of a type in the same file. */
    Stream<HeifItem> others(String name) {
        return meta.items(name).stream().map(item -> of(meta, item));
    }

    /** What the file says of the size before transformations. Source: HEIF, section 6.5.3. */
    Optional<Size> size() {
        return property("ispe").flatMap(box -> {
            ByteReader reader = box.reader().skip(4);
            return size(reader.number(4), reader.number(4));
        });
    }

    static Optional<Size> size(long width, long height) {
        boolean possible = width > 0 && height > 0 && width <= LONGEST && height <= LONGEST;
        return possible ? Optional.of(new Size((int) width, (int) height)) : Optional.empty();
    }
}
