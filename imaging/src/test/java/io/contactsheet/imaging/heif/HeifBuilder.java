package io.contactsheet.imaging.heif;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes HEIF files, of items that the test gives. */
public final class HeifBuilder {

    private record Item(int id, String type, byte[] data, List<byte[]> properties) {}

    private final List<Item> items = new ArrayList<>();
    private final List<byte[]> references = new ArrayList<>();
    private final List<byte[]> locations = new ArrayList<>();
    private byte[] dataBox = new byte[0];

    /** An item whose data stands in the file. */
    public HeifBuilder item(int id, String type, byte[] data, byte[]... properties) {
        items.add(new Item(id, type, data, List.of(properties)));
        return this;
    }

    /** An item whose data is elsewhere: in this way, at these offsets and lengths in turn. */
    HeifBuilder placed(int id, String type, int construction, long[] extents, byte[]... properties) {
        item(id, type, new byte[0], properties);
        ByteArrayOutputStream location = new ByteArrayOutputStream();
        location.writeBytes(bytes(2, id, 2, construction, 2, 0, 2, extents.length / 2));
        for (long number : extents) {
            location.writeBytes(bytes(4, number));
        }
        locations.add(location.toByteArray());
        return this;
    }

    HeifBuilder dataBox(byte[] data) {
        dataBox = box("idat", data);
        return this;
    }

    /** What the item {@code from} has to do with others. */
    public HeifBuilder reference(String type, int from, int... to) {
        ByteArrayOutputStream numbers = new ByteArrayOutputStream();
        numbers.writeBytes(bytes(2, from, 2, to.length));
        for (int item : to) {
            numbers.writeBytes(bytes(2, item));
        }
        references.add(box(type, numbers.toByteArray()));
        return this;
    }

    /** Exif metadata of an item. */
    public HeifBuilder exif(int id, int of, byte[] tiff) {
        return item(id, "Exif", join(bytes(4, 0), tiff)).reference("cdsc", id, of);
    }

    /** The file, which shows one of its items. */
    public byte[] build(String brand, int primary) {
        byte[] start = box("ftyp", join(ascii(brand), bytes(4, 0), ascii("mif1")));
        int length = meta(primary, 0).length;
        byte[] meta = meta(primary, start.length + length + 8);
        byte[] data = join(items.stream().map(Item::data).toArray(byte[][]::new));
        return join(start, meta, box("mdat", data));
    }

    private byte[] meta(int primary, int dataStart) {
        byte[] handler = box("hdlr", join(bytes(4, 0, 4, 0), ascii("pict"), new byte[13]));
        byte[] main = box("pitm", bytes(4, 0, 2, primary));
        byte[] all = references.isEmpty()
                ? new byte[0]
                : box("iref", join(bytes(4, 0), join(references.toArray(byte[][]::new))));
        return box(
                "meta", join(bytes(4, 0), handler, main, entries(), locations(dataStart), properties(), all, dataBox));
    }

    private byte[] entries() {
        byte[] entries = join(items.stream()
                .map(item -> box("infe", join(bytes(1, 2, 3, 0, 2, item.id, 2, 0), ascii(item.type), new byte[1])))
                .toArray(byte[][]::new));
        return box("iinf", join(bytes(4, 0, 2, items.size()), entries));
    }

    private byte[] locations(int dataStart) {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        List<Item> inFile = items.stream().filter(item -> item.data.length > 0).toList();
        table.writeBytes(bytes(1, 1, 3, 0, 2, 0x4400, 2, inFile.size() + locations.size()));
        int at = dataStart;
        for (Item item : inFile) {
            table.writeBytes(bytes(2, item.id, 2, 0, 2, 0, 2, 1, 4, at, 4, item.data.length));
            at += item.data.length;
        }
        locations.forEach(table::writeBytes);
        return box("iloc", table.toByteArray());
    }

    private byte[] properties() {
        ByteArrayOutputStream container = new ByteArrayOutputStream();
        ByteArrayOutputStream associations = new ByteArrayOutputStream();
        associations.writeBytes(bytes(4, 0, 4, items.size()));
        int index = 1;
        for (Item item : items) {
            associations.writeBytes(bytes(2, item.id, 1, item.properties.size()));
            for (byte[] property : item.properties) {
                container.writeBytes(property);
                associations.writeBytes(bytes(1, index++));
            }
        }
        return box("iprp", join(box("ipco", container.toByteArray()), box("ipma", associations.toByteArray())));
    }

    /** The size of a picture before it is turned. */
    public static byte[] size(int width, int height) {
        return box("ispe", bytes(4, 0, 4, width, 4, height));
    }

    /** So many quarter turns anti-clockwise. */
    public static byte[] turned(int quarters) {
        return box("irot", bytes(1, quarters));
    }

    /** 0 exchanges top and bottom, 1 left and right. */
    public static byte[] mirrored(int mode) {
        return box("imir", bytes(1, mode));
    }

    /** A part of the picture; the offsets are of its middle from the picture's middle. */
    public static byte[] cut(int width, int height, int right, int down) {
        return box("clap", bytes(4, width, 4, 1, 4, height, 4, 1, 4, right, 4, 1, 4, down, 4, 1));
    }

    /** A box of a type. */
    public static byte[] box(String type, byte[] payload) {
        return join(bytes(4, payload.length + 8), ascii(type), payload);
    }

    /** Numbers, each behind the count of its bytes. */
    public static byte[] bytes(long... countsAndNumbers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < countsAndNumbers.length; i += 2) {
            byte[] number =
                    ByteBuffer.allocate(8).putLong(countsAndNumbers[i + 1]).array();
            bytes.write(number, 8 - (int) countsAndNumbers[i], (int) countsAndNumbers[i]);
        }
        return bytes.toByteArray();
    }

    /** All of these, one behind the other. */
    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
