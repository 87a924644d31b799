package io.contactsheet.imaging.webp;

/**
 * Bits of lossless data, the lowest of each byte first. Behind its end come zeros. Source: RFC 9649, section 3.3.
 */
final class LosslessBits {

    private final byte[] data;
    private final int end;
    private int position;
    private long window;
    private int available;

    /** How many of the bits in the window, at its upper end, are not of the data. */
    private long padding;

    LosslessBits(Chunk chunk) {
        this.data = chunk.file();
        this.position = chunk.start();
        this.end = chunk.end();
    }

    /** Makes 32 bits available. */
    void refill() {
        while (available < Integer.SIZE) {
            if (end - position >= Integer.BYTES) {
                window |= (Chunk.little(data, position, Integer.BYTES) & 0xFFFFFFFFL) << available;
                position += Integer.BYTES;
                available += Integer.SIZE;
            } else if (position < end) {
                window |= (data[position++] & 0xFFL) << available;
                available += Byte.SIZE;
            } else {
                available += Integer.SIZE;
                padding += Integer.SIZE;
            }
        }
    }

    /** The next bits, after a refill; those above the 32nd may be missing. */
    int peek() {
        return (int) window;
    }

    void skip(int bits) {
        window >>>= bits;
        available -= bits;
    }

    /** A number of so many bits, up to 24, the lowest first. */
    int read(int bits) {
        refill();
        int number = (int) window & (1 << bits) - 1;
        skip(bits);
        return number;
    }

    boolean flag() {
        return read(1) != 0;
    }

    /** Whether bits have been taken from behind the end of the data. */
    boolean isStarved() {
        return padding > available;
    }
}
