package io.contactsheet.imaging.heif;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Which item needs, shows or describes which. Source: ISO/IEC 14496-12, section 8.11.12. */
final class ItemReferences {

    /** More are never looked at, of all items together. */
    private static final int MOST = 1 << 16;

    /** One item's references of one type. */
    private record Reference(String type, int from, List<Integer> to) {}

    private final List<Reference> references = new ArrayList<>();

    /** @param box of the type {@code iref} */
    ItemReferences(Box box) {
        int bytes = box.reader().small(1) == 0 ? 2 : 4;
        int left = MOST;
        for (Box each : box.children(4)) {
            Reference reference = read(each, bytes, left);
            left -= reference.to.size();
            references.add(reference);
        }
    }

    private static Reference read(Box box, int bytes, int most) {
        ByteReader reader = box.reader();
        int from = (int) reader.number(bytes);
        int count = Math.min(most, reader.small(2));
        List<Integer> to = new ArrayList<>();
        for (int i = 0; i < count && reader.has(bytes); i++) {
            to.add((int) reader.number(bytes));
        }
        return new Reference(box.type(), from, to);
    }

    /** The items that one refers to, in order. */
    List<Integer> of(int item, String type) {
        return ofType(type)
                .filter(reference -> reference.from == item)
                .findFirst()
                .map(Reference::to)
                .orElse(Collections.emptyList());
    }

    /** The items that refer to one. */
    List<Integer> to(int item, String type) {
        return ofType(type)
                .filter(reference -> reference.to.contains(item))
                .map(Reference::from)
                .toList();
    }

    private Stream<Reference> ofType(String type) {
        return references.stream().filter(reference -> reference.type.equals(type));
    }
}
