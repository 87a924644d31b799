package io.contactsheet.imaging.jpeg;

import java.util.Objects;

/** The loops over the entropy-coded data of a progressive scan with Huffman codes (T.81, section G.1.2). */
final class ProgressiveBlocks {

    private static final int VALUE_SHIFT = 64 - HuffmanTable.VALUE_BITS;

    private ProgressiveBlocks() {}

    /**
     * Decodes the first bits of averages, until {@code end}, or until the buffered data could run out.
     *
     * @return the first unit that was not decoded
     */
    static int decodeAverages(EntropyInput in, ProgressiveLayout layout, int low, int start, int end) {
        int safe = in.safePosition(layout.blocks * EntropyInput.BLOCK_BYTES);
        int[][] tables = layout.averageTables();
        int unit = start;
        for (; unit < end && in.position <= safe && !in.isSpent(); unit++) {
            for (int b = 0; b < tables.length; b++) {
                int component = layout.componentOf[b];
                in.refill();
                int entry = tables[b][(int) (in.bits >>> VALUE_SHIFT)];
                if (entry != 0) {
                    in.bits <<= entry;
                    in.count -= entry & 63;
                    entry >>= 16;
                } else {
                    entry = in.takeSigned(
                            Objects.requireNonNull(layout.tableOf[b]).decode(in) & 15);
                }
                layout.predictions[component] += entry;
                layout.averagesOf[b][layout.index(b, unit)] = (short) (layout.predictions[component] << low);
            }
        }
        return unit;
    }

    /**
     * Decodes the first bits of a block's other coefficients.
     *
     * @return how many blocks behind it have no more coefficients in this scan
     */
    static int decodeDetails(EntropyInput in, ScanHeader header, int block) {
        Component component = header.components().getFirst();
        HuffmanTable table = Objects.requireNonNull(component.ac);
        int[] values = table.acValues();
        short[] details = component.details;
        int kept = Math.min(component.kept, header.last());
        int offset = block * component.kept - 1;
        int k = header.first();
        while (k <= header.last()) {
            in.refill();
            int entry = values[(int) (in.bits >>> VALUE_SHIFT)];
            int advance = entry >>> 6 & 0x1FF;
            int value = entry >> 16;
            if (entry != 0) {
                in.bits <<= entry;
                in.count -= entry & 63;
            } else {
                int symbol = table.decode(in);
                advance = HuffmanTable.advance(symbol);
                value = advance == HuffmanTable.END_OF_BLOCK ? symbol >>> 4 : in.takeSigned(symbol & 15);
            }
            if (advance == HuffmanTable.END_OF_BLOCK) {
                return (1 << value) - 1 + in.take(value);
            }
            k += advance;
            if (k <= kept + 1) {
                details[offset + k - 1] = (short) (value << header.low());
            }
        }
        return 0;
    }

    /**
     * Refines a block's other coefficients. Needs all of them: whether a bit is there depends on whether the
     * coefficient is zero yet.
     *
     * @param endOfBandRun how many blocks from this one on have no new coefficients
     * @return the same for the block behind it
     */
    static int refineDetails(EntropyInput in, ScanHeader header, int block, int endOfBandRun) {
        Component component = header.components().getFirst();
        HuffmanTable table = Objects.requireNonNull(component.ac);
        short[] details = component.details;
        int offset = block * component.kept - 1;
        int bit = 1 << header.low();
        int run = endOfBandRun;
        int k = header.first();
        while (run == 0 && k <= header.last()) {
            int symbol = table.decode(in);
            int zeros = symbol >>> 4;
            int value = 0;
            if ((symbol & 15) != 0) {
                value = in.take(1) != 0 ? bit : -bit;
            } else if (zeros != 15) {
                run = (1 << zeros) + in.take(zeros);
                break;
            }
            k = refineRun(in, header, details, offset, k, zeros);
            if (value != 0 && k <= header.last()) {
                details[offset + k] = (short) value;
            }
            k++;
        }
        if (run > 0) {
            refineRun(in, header, details, offset, k, 64);
            return run - 1;
        }
        return 0;
    }

    /** Refines what is not zero, over so many zeros, and returns the index of the zero behind them. */
    private static int refineRun(EntropyInput in, ScanHeader header, short[] details, int offset, int from, int zeros) {
        int bit = 1 << header.low();
        int left = zeros;
        int k = from;
        for (; k <= header.last(); k++) {
            int coefficient = details[offset + k];
            if (coefficient == 0) {
                if (--left < 0) {
                    break;
                }
            } else if (in.take(1) != 0 && (coefficient & bit) == 0) {
                details[offset + k] += (short) (coefficient > 0 ? bit : -bit);
            }
        }
        return k;
    }
}
