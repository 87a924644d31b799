package io.contactsheet.imaging.heif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the data of an item is. Source: ISO/IEC 14496-12, section 8.11.3.
 *
 * @param construction from what the extents are taken
 * @param extents the pieces, in order
 */
record ItemLocation(Construction construction, List<Extent> extents) {

    /** More are never looked at, of all items together. */
    private static final int MOST_EXTENTS = 1 << 16;

    /** From what the extents of an item are taken. */
    enum Construction {
        FILE,
        /** The {@code idat} box. */
        DATA_BOX,
        /** Other items, in the order of the item's references of the type {@code iloc}. */
        ITEM,
        /** Another file, or in a way that nobody knows. */
        ELSEWHERE
    }

    /**
     * A piece of data.
     *
     * @param source from which of the item's references it is taken, from 0
     * @param offset of its first byte; what lies outside of the source is not there
     * @param length in bytes; 0 for all that follows
     */
    record Extent(int source, long offset, long length) {}

    /** Of all items, by their numbers. */
    static Map<Integer, ItemLocation> read(Box table) {
        ByteReader reader = table.reader();
        Layout layout = Layout.read(reader);
        long items = reader.number(layout.version < 2 ? 2 : 4);
        Map<Integer, ItemLocation> locations = new HashMap<>();
        int left = MOST_EXTENTS;
        for (long i = 0; i < items && reader.has(1) && left > 0; i++) {
            int item = (int) reader.number(layout.version < 2 ? 2 : 4);
            ItemLocation location = layout.location(reader, left);
            left -= Math.max(1, location.extents.size());
            locations.putIfAbsent(item, location);
        }
        return locations;
    }

    /** How many bytes the numbers of a table have. */
    private record Layout(int version, int offset, int length, int base, int index) {

        static Layout read(ByteReader reader) {
            int version = reader.small(1);
            int sizes = reader.skip(3).small(2);
            int index = version == 0 ? 0 : sizes & 15;
            return new Layout(version, sizes >> 12 & 15, sizes >> 8 & 15, sizes >> 4 & 15, index);
        }

        ItemLocation location(ByteReader reader, int most) {
            Construction construction = construction(version == 0 ? 0 : reader.small(2) & 15);
            boolean elsewhere = reader.small(2) != 0;
            long start = reader.number(base);
            int count = reader.small(2);
            List<Extent> extents = new ArrayList<>();
            int bytes = index + offset + length;
            for (int i = 0; i < count && i < most && (bytes == 0 ? i == 0 : reader.has(1)); i++) {
                long source = Math.max(1, reader.number(index)) - 1;
                long at = start + reader.number(offset);
                extents.add(new Extent((int) Math.min(source, Integer.MAX_VALUE), at, reader.number(length)));
            }
            return new ItemLocation(elsewhere ? Construction.ELSEWHERE : construction, extents);
        }

        private static Construction construction(int method) {
            return method < Construction.values().length ? Construction.values()[method] : Construction.ELSEWHERE;
        }
    }
}
