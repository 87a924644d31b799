package io.contactsheet.imaging.heif;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is said about items: their sizes, colours, transformations. Source: HEIF, section 9.3. */
final class ItemProperties {

    /** More are never looked at, of all items together. */
    private static final int MOST = 1 << 18;

    private final Map<Integer, List<Box>> properties = new HashMap<>();
    private int left = MOST;

    /** @param box of the type {@code iprp} */
    ItemProperties(Box box) {
        List<Box> all =
                box.child("ipco", 0).map(container -> container.children(0)).orElse(List.of());
        for (Box child : box.children(0)) {
            if (child.is("ipma")) {
                associate(child.reader(), all);
            }
        }
    }

    private void associate(ByteReader reader, List<Box> all) {
        int version = reader.small(1);
        boolean wide = (reader.skip(2).small(1) & 1) != 0;
        long items = reader.number(4);
        for (long i = 0; i < items && reader.has(1) && left > 0; i++, left--) {
            int item = (int) reader.number(version == 0 ? 2 : 4);
            List<Box> own = properties.computeIfAbsent(item, _ -> new ArrayList<>());
            int count = reader.small(1);
            for (int j = 0; j < count && reader.has(1) && left > 0; j++, left--) {
                int index = wide ? reader.small(2) & 0x7FFF : reader.small(1) & 0x7F;
                if (index > 0 && index <= all.size()) {
                    own.add(all.get(index - 1));
                }
            }
        }
    }

    /** An item's, in the order in which they are to be applied. */
    List<Box> of(int item) {
        return properties.getOrDefault(item, Collections.emptyList());
    }
}
