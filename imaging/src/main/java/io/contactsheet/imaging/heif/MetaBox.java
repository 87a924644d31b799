package io.contactsheet.imaging.heif;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of a file's items. Source: ISO/IEC 14496-12, section 8.11; of HEIF, section 6.2. */
final class MetaBox {

    /** Items may be taken from items that are taken from others; nobody does it twice. */
    private static final int DEEPEST = 4;

    private static final int FULL_BOX = 4;

    private final ItemData file;
    private final List<Box> boxes;
    private final Map<Integer, String> types;
    private final Map<Integer, ItemLocation> locations;
    private final ItemReferences references;
    private final ItemProperties properties;

    MetaBox(Box meta) {
        file = new ItemData(meta.file(), 0, meta.file().length);
        boxes = meta.children(FULL_BOX);
        types = first("iinf").map(ItemTypes::read).orElse(Map.of());
        locations = first("iloc").map(ItemLocation::read).orElse(Map.of());
        Box none = new Box("free", meta.file(), 0, 0);
        references = new ItemReferences(first("iref").orElse(none));
        properties = new ItemProperties(first("iprp").orElse(none));
    }

    private Optional<Box> first(String type) {
        return boxes.stream().filter(box -> box.is(type)).findFirst();
    }

    /** Whether the items are pictures. */
    boolean isOfPictures() {
        return first("hdlr")
                .map(box -> box.reader().skip(8).type().equals("pict"))
                .orElse(false);
    }

    /** The number of the picture that is meant to be shown. */
    Optional<Integer> primary() {
        return first("pitm").map(Box::reader).map(reader -> (int)
                (reader.small(1) == 0
                        ? reader.skip(3).number(2)
                        : reader.skip(3).number(4)));
    }

    /** Four characters; empty of an item that is not in the list. */
    String type(int item) {
        return types.getOrDefault(item, "");
    }

    /** All items of a type. */
    List<Integer> items(String type) {
        return types.keySet().stream()
                .filter(item -> type(item).equals(type))
                .sorted()
                .toList();
    }

    ItemReferences references() {
        return references;
    }

    List<Box> properties(int item) {
        return properties.of(item);
    }

    /** What an item consists of, as far as it is there. */
    ItemData data(int item) {
        return data(item, DEEPEST);
    }

    private ItemData data(int item, int depth) {
        ItemLocation location = locations.get(item);
        if (location == null || depth == 0) {
            return ItemData.NONE;
        }
        List<ItemLocation.Extent> extents = location.extents();
        if (extents.size() == 1) {
            return piece(item, location, extents.getFirst(), depth);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ItemLocation.Extent extent : extents) {
            ItemData piece = piece(item, location, extent, depth);
            if (all.size() + piece.length() > file.length()) {
                break;
            }
            all.write(piece.bytes(), piece.offset(), piece.length());
        }
        return new ItemData(all.toByteArray(), 0, all.size());
    }

    private ItemData piece(int item, ItemLocation location, ItemLocation.Extent extent, int depth) {
        ItemData source = switch (location.construction()) {
            case FILE -> file;
            case DATA_BOX ->
                first("idat")
                        .map(box -> new ItemData(box.file(), box.start(), box.length()))
                        .orElse(ItemData.NONE);
            case ITEM -> data(source(item, extent), depth - 1);
            case ELSEWHERE -> ItemData.NONE;
        };
        return source.part(extent.offset(), extent.length());
    }

    private int source(int item, ItemLocation.Extent extent) {
        List<Integer> sources = references.of(item, "iloc");
        return extent.source() < sources.size() ? sources.get(extent.source()) : item;
    }
}
