package io.contactsheet.imaging.jpeg;

/**
 * The loops over the entropy-coded data of a sequential scan (T.81, section F.2.2). Static, over primitives and arrays,
 * with the state of the bit buffer in locals: this is where the time goes.
 */
final class SequentialBlocks {

    private static final int VALUE_SHIFT = 64 - HuffmanTable.VALUE_BITS;
    private static final int SKIP_SHIFT = 64 - HuffmanTable.SKIP_BITS;

    /**
     * A refill makes 56 bits available: enough for a DC difference and so many look-ups. Fewer refills are faster, as
     * each has to wait for the look-up before it to know where to read.
     */
    private static final int LOOKS_A_REFILL = (56 - HuffmanTable.VALUE_BITS) / HuffmanTable.SKIP_BITS;

    /** From zigzag order to natural order; what runs over the end goes to the last coefficient, as in libjpeg. */
    static final byte[] NATURAL = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63
    };

    private SequentialBlocks() {}

    /**
     * Decodes minimum coded units of which only the average of each block is wanted, until {@code end}, or until the
     * buffered data could run out.
     *
     * @return the first unit that was not decoded
     */
    static int decodeAverages(EntropyInput in, ScanLayout layout, int start, int end) {
        final byte[] data = in.data;
        final int safe = in.safePosition(layout.unitBytes);
        final long limitBits = (long) in.limit << 3;
        final int blocks = layout.blocks;
        final int[] componentOf = layout.componentOf;
        final int[][] dcTables = layout.dcTables;
        final char[][] skipTables = layout.skipTables;
        final byte[][] rows = layout.rowOf;
        final int[] offsets = layout.offsetOf;
        final int[] steps = layout.stepOf;
        final int[] predictions = layout.predictions;
        final int[] quantizers = layout.dcQuantizers;
        final int shift = layout.shift;
        final int half = 4 << shift;

        int position = in.position;
        long bits = in.bits;
        int count = in.count;
        int unit = start;
        while (unit < end && position <= safe && ((long) position << 3) - count < limitBits) {
            for (int b = 0; b < blocks; b++) {
                int component = componentOf[b];
                bits |= (long) EntropyInput.LONG.get(data, position) >>> count;
                position += (63 - count) >>> 3;
                count |= 56;
                int entry = dcTables[b][(int) (bits >>> VALUE_SHIFT)];
                if (entry != 0) {
                    bits <<= entry;
                    count -= entry & 63;
                    entry >>= 16;
                } else {
                    in.position = position;
                    in.bits = bits;
                    in.count = count;
                    entry = in.takeSigned(layout.dcOf[b].decode(in) & 15);
                    in.refill();
                    position = in.position;
                    bits = in.bits;
                    count = in.count;
                }
                int prediction = predictions[component] + entry;
                predictions[component] = prediction;
                int level = (((short) prediction * quantizers[component] + half) >> (3 + shift)) + 128;
                rows[b][offsets[b] + unit * steps[b]] = (byte) (level < 0 ? 0 : Math.min(level, 255));

                // The index in the block, and in the lowest six bits how many bits were taken since the last refill.
                final char[] skips = skipTables[b];
                int walk = 1 << 6;
                block:
                while (true) {
                    for (int look = 0; look < LOOKS_A_REFILL; look++) {
                        int skip = skips[(int) (bits >>> SKIP_SHIFT)];
                        int next = walk + skip;
                        if (next < 64 << 6) {
                            bits <<= skip;
                            walk = next;
                        } else if (isEnd(next >>> 6)) {
                            bits <<= skip;
                            count -= next & 63;
                            break block;
                        } else {
                            in.position = position;
                            in.bits = bits;
                            in.count = count - (walk & 63);
                            walk = skipOne(in, layout.acOf[b], skip, walk >>> 6) << 6;
                            position = in.position;
                            bits = in.bits;
                            count = in.count;
                            if (walk >= 64 << 6) {
                                break block;
                            }
                            continue block;
                        }
                    }
                    count -= walk & 63;
                    walk &= ~63;
                    bits |= (long) EntropyInput.LONG.get(data, position) >>> count;
                    position += (63 - count) >>> 3;
                    count |= 56;
                }
            }
            unit++;
        }
        in.position = position;
        in.bits = bits;
        in.count = count;
        return unit;
    }

    /** Whether the block ends here, and all symbols of the entry belong to it. */
    private static boolean isEnd(int next) {
        return next == 64 || (next - HuffmanTable.END_OF_BLOCK) >>> 6 == 0;
    }

    /** Skips one coefficient of which the look-up says that it is long, or nothing. Leaves the bit buffer filled. */
    private static int skipOne(EntropyInput in, HuffmanTable table, int skip, int k) {
        in.refill();
        int next;
        if (skip >>> 6 >= HuffmanTable.LONG) {
            in.bits <<= skip;
            in.count -= skip & 63;
            next = k + (skip >>> 6) - HuffmanTable.LONG;
        } else {
            int symbol = table.decode(in);
            in.take(symbol & 15);
            next = (symbol & 15) == 0 && symbol != 0xF0 ? 64 : k + (symbol >>> 4) + 1;
        }
        in.refill();
        return next;
    }

    /** As {@link #decodeAverages}, for scans of which some components are wanted at a larger scale. */
    static int decodeBlocks(EntropyInput in, ScanLayout layout, int start, int end) {
        int[] block = layout.block;
        int unit = start;
        while (unit < end && in.position <= in.safePosition(layout.unitBytes) && !in.isSpent()) {
            for (int b = 0; b < layout.blocks; b++) {
                Component component = layout.scanned[layout.componentOf[b]];
                int last = component.scale.lastCoefficient();
                java.util.Arrays.fill(block, 0);
                int[] quantization = component.quantization();
                decodeBlock(in, layout, b, last, quantization, block);
                layout.transform(b, unit);
            }
            unit++;
        }
        return unit;
    }

    private static void decodeBlock(
            EntropyInput in, ScanLayout layout, int b, int last, int[] quantization, int[] block) {
        int component = layout.componentOf[b];
        layout.predictions[component] += in.takeSigned(layout.dcOf[b].decode(in) & 15);
        block[0] = (short) layout.predictions[component] * quantization[0];
        int k = decodeCoefficients(in, layout.acOf[b], layout.acTables[b], last, quantization, block);
        if (k < 64) {
            skip(in, layout.acOf[b], layout.skipTables[b], k);
        }
    }

    private static int decodeCoefficients(
            EntropyInput in, HuffmanTable table, int[] values, int last, int[] quantization, int[] block) {
        final byte[] data = in.data;
        int position = in.position;
        long bits = in.bits;
        int count = in.count;
        int k = 1;
        while (k <= last) {
            bits |= (long) EntropyInput.LONG.get(data, position) >>> count;
            position += (63 - count) >>> 3;
            count |= 56;
            int entry = values[(int) (bits >>> VALUE_SHIFT)];
            if (entry != 0) {
                bits <<= entry;
                count -= entry & 63;
                k += entry >>> 6 & 0x1FF;
                if (k > 64) {
                    break;
                }
                block[NATURAL[k - 1]] = (entry >> 16) * quantization[k - 1];
            } else {
                in.position = position;
                in.bits = bits;
                in.count = count;
                k = decodeOne(in, table, k, quantization, block);
                position = in.position;
                bits = in.bits;
                count = in.count;
            }
        }
        in.position = position;
        in.bits = bits;
        in.count = count;
        return k;
    }

    private static int decodeOne(EntropyInput in, HuffmanTable table, int k, int[] quantization, int[] block) {
        int symbol = table.decode(in);
        int size = symbol & 15;
        int next = k + (symbol >>> 4);
        if (size == 0) {
            return symbol == 0xF0 ? next + 1 : 64;
        }
        block[NATURAL[next]] = in.takeSigned(size) * quantization[Math.min(next, 63)];
        return next + 1;
    }

    private static void skip(EntropyInput in, HuffmanTable table, char[] skips, int from) {
        int k = from;
        while (k < 64) {
            in.refill();
            int skip = skips[(int) (in.bits >>> SKIP_SHIFT)];
            int next = k + (skip >>> 6);
            if (next < 64 || isEnd(next)) {
                in.bits <<= skip;
                in.count -= skip & 63;
                k = next;
            } else {
                k = skipOne(in, table, skip, k);
            }
        }
    }
}
