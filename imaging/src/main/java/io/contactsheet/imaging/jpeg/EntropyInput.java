package io.contactsheet.imaging.jpeg;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Entropy-coded data up to the next marker, with the stuffed zero bytes taken out, as a window of clean bytes and a
 * 64-bit bit buffer over it.
 *
 * <p>The decoding loops copy the fields into locals and store them back, because a field is a memory access for each
 * bit and a local is a register. Bits are left-aligned: the next bit is the sign bit of {@link #bits}. Below the
 * {@link #count} bits that are spoken for there may be more, of bytes from {@link #position} on, which the next refill
 * sets to the same values again. Behind the end there are zeros for one unit, which may begin before it.
 */
final class EntropyInput {

    /** Big-endian 64-bit reads from a byte array, at any offset. */
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** The most that one block can take, in bytes: 64 times a code of 17 and a value of 16 bits, rounded up. */
    static final int BLOCK_BYTES = 64 * 33 / 8 + 24;

    /** A minimum coded unit of 4 components of 4 x 4 blocks. */
    private static final int MARGIN = 64 * BLOCK_BYTES;

    private static final int CAPACITY = 64 * 1024;

    private final JpegInput input;
    final byte[] data = new byte[CAPACITY + MARGIN + 4 * Long.BYTES];
    int position;
    int limit;
    long bits;
    int count;
    private boolean atMarker;

    EntropyInput(JpegInput input) {
        this.input = input;
    }

    /** Forgets what is left of the data before a marker, and starts behind it. */
    void restart() {
        position = 0;
        limit = 0;
        bits = 0;
        count = 0;
        atMarker = false;
        Arrays.fill(data, 0, Long.BYTES, (byte) 0);
    }

    /** Up to this position a block can be decoded without another look; beyond it, ask {@link #ensure}. */
    int safePosition(int needed) {
        return atMarker ? Integer.MAX_VALUE : limit - needed;
    }

    /** Makes the given number of bytes available behind the position, or all that there are before the next marker. */
    void ensure(int needed) throws IOException {
        if (atMarker || limit - position >= needed) {
            return;
        }
        System.arraycopy(data, position, data, 0, limit - position);
        limit -= position;
        position = 0;
        while (!atMarker && (limit < needed || (input.position < input.limit && limit < CAPACITY))) {
            append();
        }
        Arrays.fill(data, limit, limit + (atMarker ? needed : 0) + Long.BYTES, (byte) 0);
    }

    /** Whether all bits are taken: what follows are zeros that the file does not have. */
    boolean isSpent() {
        return ((long) position << 3) - count >= (long) limit << 3;
    }

    /** Drops the data up to the next marker, and returns its code; -1 at the end of the file. */
    int skipToMarker() throws IOException {
        int code = input.nextMarker();
        atMarker = true;
        return code;
    }

    /** Moves clean bytes from the file's buffer until a marker, the end of that buffer, or enough. */
    private void append() throws IOException {
        if (input.position == input.limit && !input.more()) {
            atMarker = true;
            return;
        }
        copyRun();
        if (input.position < input.limit && input.buffer[input.position] == -1) {
            unstuff();
        }
    }

    /** Copies up to the next 0xFF: eight bytes at a time, as only one of some 200 is one. */
    private void copyRun() {
        byte[] from = input.buffer;
        int i = input.position;
        int end = Math.min(input.limit, i + CAPACITY - limit);
        int o = limit;
        while (i <= end - Long.BYTES) {
            long eight = (long) LONG.get(from, i);
            if (containsFF(eight)) {
                break;
            }
            LONG.set(data, o, eight);
            i += Long.BYTES;
            o += Long.BYTES;
        }
        while (i < end && from[i] != -1) {
            data[o++] = from[i++];
        }
        input.position = i;
        limit = o;
    }

    private static boolean containsFF(long bytes) {
        return ((~bytes - 0x0101010101010101L) & bytes & 0x8080808080808080L) != 0;
    }

    private void unstuff() throws IOException {
        if (input.position + 1 == input.limit && !input.more()) {
            input.position = input.limit;
            atMarker = true;
            return;
        }
        switch (input.buffer[input.position + 1]) {
            case 0 -> {
                data[limit++] = -1;
                input.position += 2;
            }
            case -1 -> input.position++; // A fill byte before a marker.
            default -> atMarker = true;
        }
    }

    /** Makes at least 56 bits available. */
    void refill() {
        bits |= (long) LONG.get(data, position) >>> count;
        position += (63 - count) >>> 3;
        count |= 56;
    }

    /** The next bits, at most 16, as an unsigned number. */
    int take(int length) {
        refill();
        int value = (int) (bits >>> 1 >>> (63 - length));
        bits <<= length;
        count -= length;
        return value;
    }

    /** A value of the given number of bits in the notation of T.81, section F.1.2.1: negative ones count from below. */
    int takeSigned(int length) {
        return extend(take(length), length);
    }

    static int extend(int value, int length) {
        return length == 0 || value >>> (length - 1) != 0 ? value : value - (1 << length) + 1;
    }
}
