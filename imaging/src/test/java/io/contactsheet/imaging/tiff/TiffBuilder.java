package io.contactsheet.imaging.tiff;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Makes TIFF files from their end: what is pointed to before what points to it. */
public final class TiffBuilder {

    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int UNDEFINED = 7;

    private final ByteOrder order;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /**
     * A tag with its values.
     *
     * @param type 3, 4 or 7
     */
    @SuppressWarnings("ArrayRecordComponent") // Read once, when the directory is written.
    public record Entry(int tag, int type, long... values) {}

    /** A file with this number behind the byte order. */
    public TiffBuilder(ByteOrder order, int number) {
        this.order = order;
        byte letter = (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M');
        ByteBuffer header = ByteBuffer.allocate(16).order(order);
        bytes.writeBytes(header.put(letter).put(letter).putShort((short) number).array());
    }

    /** An entry of type SHORT. */
    public static Entry shorts(int tag, long... values) {
        return new Entry(tag, SHORT, values);
    }

    /** An entry of type LONG. */
    public static Entry longs(int tag, long... values) {
        return new Entry(tag, LONG, values);
    }

    /** An entry of bytes that stand elsewhere. */
    public static Entry block(int tag, long offset, int length) {
        return new Entry(tag, UNDEFINED, offset, length);
    }

    /** Adds data and returns its offset. */
    public int data(byte[] data) {
        int offset = bytes.size();
        bytes.writeBytes(data);
        return offset;
    }

    /** Adds a directory and returns its offset; {@code next} is that of the next one, or 0. */
    public int directory(int next, Entry... entries) {
        ByteBuffer directory = ByteBuffer.allocate(2 + 12 * entries.length + 4).order(order);
        directory.putShort((short) entries.length);
        for (Entry entry : entries) {
            put(directory, entry);
        }
        return data(directory.putInt(next).array());
    }

    private void put(ByteBuffer directory, Entry entry) {
        directory.putShort((short) entry.tag()).putShort((short) entry.type());
        if (entry.type() == UNDEFINED) {
            directory.putInt((int) entry.values()[1]).putInt((int) entry.values()[0]);
            return;
        }
        int size = entry.type() == SHORT ? 2 : 4;
        ByteBuffer values =
                ByteBuffer.allocate(Math.max(4, size * entry.values().length)).order(order);
        for (long value : entry.values()) {
            if (size == 2) {
                values.putShort((short) value);
            } else {
                values.putInt((int) value);
            }
        }
        directory.putInt(entry.values().length);
        if (values.capacity() == 4) {
            directory.put(values.array());
        } else {
            directory.putInt(data(values.array()));
        }
    }

    /** The file whose first directory is this one. */
    public byte[] file(int first) {
        byte[] file = bytes.toByteArray();
        ByteBuffer.wrap(file).order(order).putInt(4, first);
        return file;
    }
}
