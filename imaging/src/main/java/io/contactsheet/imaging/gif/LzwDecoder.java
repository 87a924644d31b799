package io.contactsheet.imaging.gif;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The variable-length-code LZW of GIF (GIF89a, appendix F), from data sub-blocks to colour indices. */
final class LzwDecoder {

    private static final int MOST_CODES = 4096;

    private final InputStream stream;
    private final int clear;
    private final int firstWidth;
    /** What a decoder takes, in bytes. */
    static final int MEMORY = 4 * MOST_CODES;

    private final short[] prefixes = new short[MOST_CODES];
    private final byte[] suffixes = new byte[MOST_CODES];
    private final byte[] string = new byte[MOST_CODES + 1];
    private int stringLeft;
    private int width;
    private int next;
    private int previous = -1;
    private int first;
    private int blockLeft;
    private int bits;
    private int bitCount;

    /** @param codeSize bits of a colour index, 1 to 11 */
    LzwDecoder(InputStream stream, int codeSize) {
        this.stream = stream;
        clear = 1 << codeSize;
        firstWidth = codeSize + 1;
        for (int i = 0; i < clear; i++) {
            suffixes[i] = (byte) i;
        }
        reset();
    }

    private void reset() {
        width = firstWidth;
        next = clear + 2;
        previous = -1;
    }

    /**
     * Decodes the next indices.
     *
     * @throws EOFException if the data ends, or makes no sense from here on
     */
    void read(byte[] indices) throws IOException {
        for (int filled = 0; filled < indices.length; ) {
            if (stringLeft == 0) {
                decodeString();
            }
            indices[filled++] = string[--stringLeft];
        }
    }

    /** Decodes one code into the string, last index first. */
    private void decodeString() throws IOException {
        int code = readCode();
        while (code == clear) {
            reset();
            code = readCode();
        }
        if (code == clear + 1 || code > next || (code == next && previous < 0) || code >= MOST_CODES) {
            throw new EOFException();
        }
        int start = code;
        if (code == next) {
            string[stringLeft++] = (byte) first;
            start = previous;
        }
        for (; start > clear; start = prefixes[start]) {
            string[stringLeft++] = suffixes[start];
        }
        first = suffixes[start] & 0xFF;
        string[stringLeft++] = (byte) first;
        learn(code);
    }

    private void learn(int code) {
        if (previous >= 0 && next < MOST_CODES) {
            prefixes[next] = (short) previous;
            suffixes[next] = (byte) first;
            next++;
            if (next == 1 << width && width < 12) {
                width++;
            }
        }
        previous = code;
    }

    private int readCode() throws IOException {
        while (bitCount < width) {
            bits |= readByte() << bitCount;
            bitCount += 8;
        }
        int code = bits & (1 << width) - 1;
        bits >>>= width;
        bitCount -= width;
        return code;
    }

    private int readByte() throws IOException {
        if (blockLeft == 0) {
            blockLeft = stream.read();
        }
        int value = blockLeft <= 0 ? -1 : stream.read();
        if (value < 0) {
            throw new EOFException();
        }
        blockLeft--;
        return value;
    }
}
