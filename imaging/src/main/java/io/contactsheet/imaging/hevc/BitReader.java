package io.contactsheet.imaging.hevc;

import io.contactsheet.imaging.picture.UnreadablePictureException;

/** Reads the headers of a NAL unit bit by bit. Source: sections 7.2 and 9.2. */
final class BitReader {

    private static final int LONGEST_PREFIX = 31;

    private final byte[] data;
    private final long end;
    private long position;

    /** Reads the bytes before {@code end}, without emulation prevention. */
    BitReader(byte[] data, int end) {
        this.data = data;
        this.end = 8L * end;
    }

    /** A number of up to 32 bits, the highest first. */
    int bits(int count) throws UnreadablePictureException {
        int number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 1 | bit();
        }
        return number;
    }

    private int bit() throws UnreadablePictureException {
        if (position >= end) {
            throw damaged();
        }
        int bit = data[(int) (position >> 3)] >> (7 - (position & 7)) & 1;
        position++;
        return bit;
    }

    boolean flag() throws UnreadablePictureException {
        return bit() != 0;
    }

    void skip(long bits) throws UnreadablePictureException {
        if (bits > end - position) {
            throw damaged();
        }
        position += bits;
    }

    /** A number in Exp-Golomb code, {@code ue(v)}; below 2^31. */
    int unsigned() throws UnreadablePictureException {
        int zeros = 0;
        while (bit() == 0) {
            if (++zeros == LONGEST_PREFIX) {
                throw damaged();
            }
        }
        return (1 << zeros) - 1 + bits(zeros);
    }

    /** A number in Exp-Golomb code that is at most so large. */
    int unsigned(int most) throws UnreadablePictureException {
        int number = unsigned();
        if (number > most) {
            throw damaged();
        }
        return number;
    }

    /** A signed number in Exp-Golomb code, {@code se(v)}. */
    int signed() throws UnreadablePictureException {
        int code = unsigned();
        return (code & 1) != 0 ? (code >> 1) + 1 : -(code >> 1);
    }

    /** A signed number within limits. */
    int signed(int least, int most) throws UnreadablePictureException {
        int number = signed();
        if (number < least || number > most) {
            throw damaged();
        }
        return number;
    }

    /** The byte that follows {@code byte_alignment()}: a bit that is set and zeros up to the byte's end. */
    int alignedByte() {
        return (int) ((position + 8) >> 3);
    }

    static UnreadablePictureException damaged() {
        return UnreadablePictureException.corrupt("The HEVC data of this picture is damaged.");
    }
}
