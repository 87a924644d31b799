package io.contactsheet.imaging.heif;

import java.nio.charset.StandardCharsets;

/** Reads numbers, the highest byte first. Behind the end of what there is, everything is 0. For one thread. */
final class ByteReader {

    private final byte[] file;
    private final int end;
    private int position;

    /**
     * @param start of the first byte
     * @param end behind the last one
     */
    ByteReader(byte[] file, int start, int end) {
        this.file = file;
        this.position = start;
        this.end = end;
    }

    /** Whether so many bytes are left. */
    boolean has(int bytes) {
        return end - position >= bytes;
    }

    /** A number of up to eight bytes; of eight, one that is too large is negative. */
    long number(int bytes) {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | octet();
        }
        return number;
    }

    private int octet() {
        return position < end ? file[position++] & 0xFF : 0;
    }

    /** A number of one or two bytes. */
    int small(int bytes) {
        return (int) number(bytes);
    }

    /** The four characters of a type. */
    String type() {
        byte[] type = new byte[4];
        for (int i = 0; i < type.length; i++) {
            type[i] = (byte) octet();
        }
        return new String(type, StandardCharsets.ISO_8859_1);
    }

    /** A text of plain letters that ends with 0, or with what there is. */
    String text() {
        int start = position;
        while (position < end && file[position] != 0) {
            position++;
        }
        return new String(file, start, position - start, StandardCharsets.US_ASCII);
    }

    ByteReader skip(int bytes) {
        position = (int) Math.min(end, (long) position + bytes);
        return this;
    }
}
