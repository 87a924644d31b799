package io.contactsheet.imaging.jpeg;

import java.util.Arrays;
import java.util.Objects;

/**
 * One scan of progressive coding (T.81, section G.1.2): more bits of some coefficients of each block. Only those that
 * are wanted are kept.
 */
final class ProgressiveScan implements ScanUnits {

    private final Frame frame;
    private final ScanHeader header;
    private final Component[] scanned;
    private final int blocksPerUnit;

    /** Blocks still to come that have no more coefficients in this scan. */
    private int endOfBandRun;

    private int row;

    ProgressiveScan(Frame frame, ScanHeader header) {
        this.frame = frame;
        this.header = header;
        this.scanned = header.components().toArray(Component[]::new);
        this.blocksPerUnit = header.isInterleaved()
                ? Arrays.stream(scanned)
                        .mapToInt(c -> c.horizontal * c.vertical)
                        .sum()
                : 1;
    }

    @Override
    public int unitsWide() {
        return header.isInterleaved() ? frame.mcusWide() : scanned[0].blocksWide;
    }

    @Override
    public int unitsHigh() {
        return header.isInterleaved() ? frame.mcusHigh() : scanned[0].blocksHigh;
    }

    @Override
    public int unitBytes() {
        return blocksPerUnit * EntropyInput.BLOCK_BYTES;
    }

    @Override
    public void restart() {
        endOfBandRun = 0;
        for (Component component : scanned) {
            component.prediction = 0;
        }
    }

    @Override
    public void beginRow(int row) {
        this.row = row;
    }

    @Override
    public void endRow(int row) {}

    @Override
    public int decode(EntropyInput in, int start, int end) {
        int unit = start;
        while (unit < end && in.position <= in.safePosition(unitBytes()) && !in.isSpent()) {
            if (header.first() > 0) {
                int skipped = Math.min(endOfBandRun, end - unit);
                if (skipped > 0 && header.high() == 0) {
                    endOfBandRun -= skipped;
                    unit += skipped;
                    continue;
                }
                Component component = scanned[0];
                decodeAc(in, component, offset(component, row, unit));
            } else {
                decodeDcUnit(in, unit);
            }
            unit++;
        }
        return unit;
    }

    private static int offset(Component component, int blockRow, int blockColumn) {
        return (blockRow * component.paddedBlocksWide + blockColumn) * component.kept;
    }

    private void decodeDcUnit(EntropyInput in, int unit) {
        if (!header.isInterleaved()) {
            decodeDc(in, scanned[0], offset(scanned[0], row, unit));
            return;
        }
        for (Component component : scanned) {
            for (int v = 0; v < component.vertical; v++) {
                int blockRow = row * component.vertical + v;
                for (int h = 0; h < component.horizontal; h++) {
                    decodeDc(in, component, offset(component, blockRow, unit * component.horizontal + h));
                }
            }
        }
    }

    private void decodeDc(EntropyInput in, Component component, int offset) {
        if (header.high() == 0) {
            int size = Objects.requireNonNull(component.dc).decode(in) & 15;
            component.prediction += in.takeSigned(size);
            component.coefficients[offset] = (short) (component.prediction << header.low());
        } else if (in.take(1) != 0) {
            component.coefficients[offset] |= (short) (1 << header.low());
        }
    }

    private void decodeAc(EntropyInput in, Component component, int offset) {
        HuffmanTable table = Objects.requireNonNull(component.ac);
        if (header.high() == 0) {
            decodeFirstAc(in, table, component, offset);
        } else {
            refineAc(in, table, component.coefficients, offset);
        }
    }

    private void decodeFirstAc(EntropyInput in, HuffmanTable table, Component component, int offset) {
        int k = header.first();
        while (k <= header.last()) {
            int symbol = table.decode(in);
            int run = symbol >>> 4;
            int size = symbol & 15;
            if (size != 0) {
                k += run;
                int value = in.takeSigned(size) << header.low();
                if (k < component.kept) {
                    component.coefficients[offset + k] = (short) value;
                }
                k++;
            } else if (run == 15) {
                k += 16;
            } else {
                endOfBandRun = (1 << run) - 1 + in.take(run);
                return;
            }
        }
    }

    /** Needs all coefficients of the block: whether a bit is there depends on whether the coefficient is zero yet. */
    private void refineAc(EntropyInput in, HuffmanTable table, short[] coefficients, int offset) {
        int k = header.first();
        int bit = 1 << header.low();
        while (endOfBandRun == 0 && k <= header.last()) {
            int symbol = table.decode(in);
            int run = symbol >>> 4;
            int value = 0;
            if ((symbol & 15) != 0) {
                value = in.take(1) != 0 ? bit : -bit;
            } else if (run != 15) {
                endOfBandRun = (1 << run) + in.take(run);
                break;
            }
            k = refineRun(in, coefficients, offset, k, run);
            if (value != 0 && k <= header.last()) {
                coefficients[offset + k] = (short) value;
            }
            k++;
        }
        if (endOfBandRun > 0) {
            refineRun(in, coefficients, offset, k, 64);
            endOfBandRun--;
        }
    }

    /** Refines what is not zero, over so many zeros, and returns the index of the zero behind them. */
    private int refineRun(EntropyInput in, short[] coefficients, int offset, int from, int zeros) {
        int left = zeros;
        int k = from;
        for (; k <= header.last(); k++) {
            int coefficient = coefficients[offset + k];
            if (coefficient == 0) {
                if (--left < 0) {
                    break;
                }
            } else if (in.take(1) != 0 && (coefficient >> header.low() & 1) == 0) {
                int bit = 1 << header.low();
                coefficients[offset + k] += (short) (coefficient > 0 ? bit : -bit);
            }
        }
        return k;
    }
}
