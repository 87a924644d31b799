package io.contactsheet.imaging.heif;

import java.util.HashMap;
import java.util.Map;

/** What the items of a file are. Source: ISO/IEC 14496-12, section 8.11.6. */
final class ItemTypes {

    private ItemTypes() {}

    /** The types of a list, each of four characters, by the numbers of their items; old entries without one are left out. */
    static Map<Integer, String> read(Box list) {
        ByteReader reader = list.reader();
        int count = reader.small(1) == 0 ? 2 : 4;
        Map<Integer, String> types = new HashMap<>();
        for (Box entry : list.children(4 + count)) {
            if (entry.is("infe")) {
                add(entry.reader(), types);
            }
        }
        return types;
    }

    private static void add(ByteReader entry, Map<Integer, String> types) {
        int version = entry.small(1);
        if (version >= 2) {
            int item = (int) entry.skip(3).number(version == 2 ? 2 : 4);
            types.putIfAbsent(item, entry.skip(2).type());
        }
    }
}
