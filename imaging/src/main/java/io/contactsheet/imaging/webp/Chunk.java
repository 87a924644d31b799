package io.contactsheet.imaging.webp;

import java.util.Arrays;

/**
 * The payload of a chunk, as far as the file has it.
 *
 * @param file all of it
 * @param start of the payload
 * @param end behind the payload
 */
@SuppressWarnings("ArrayRecordComponent") // A part of the file, which nobody changes.
record Chunk(byte[] file, int start, int end) {

    int length() {
        return end - start;
    }

    byte[] bytes() {
        return Arrays.copyOfRange(file, start, end);
    }

    /** The rest, without so many bytes at the start. */
    Chunk from(int offset) {
        return new Chunk(file, Math.min(end, start + offset), end);
    }

    /** A number of so many bytes, up to four, the lowest first; -1 if it is one of four and too large. */
    static int little(byte[] file, int offset, int bytes) {
        int number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = number << 8 | (file[offset + i] & 0xFF);
        }
        return number;
    }
}
