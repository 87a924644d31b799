package io.contactsheet.imaging.jpeg;

import java.io.IOException;

/**
 * One scan of progressive coding, with Huffman codes (T.81, section G.1.2) if no subclass knows better: more bits of
 * some coefficients of each block. Only those that are wanted are kept.
 */
class ProgressiveScan implements ScanUnits {

    final ScanHeader header;
    final ProgressiveLayout layout;

    /** Blocks still to come that have no more coefficients in this scan. */
    private int endOfBandRun;

    ProgressiveScan(Frame frame, ScanHeader header) {
        this.header = header;
        this.layout = new ProgressiveLayout(frame, header);
    }

    @Override
    public int unitsWide() {
        return layout.unitsWide;
    }

    @Override
    public int unitsHigh() {
        return layout.unitsHigh;
    }

    @Override
    public int unitBytes() {
        return layout.blocks * EntropyInput.BLOCK_BYTES;
    }

    @Override
    public void restart() {
        endOfBandRun = 0;
        layout.restart();
    }

    @Override
    public void beginRow(int row) {
        layout.beginRow(row);
    }

    @Override
    public void endRow(int row) {}

    /** Of blocks in a run everything is known, even behind the last byte. */
    @Override
    public boolean isSpent(EntropyInput in) {
        return in.isSpent() && (endOfBandRun == 0 || header.high() > 0);
    }

    @Override
    public int decode(EntropyInput in, int start, int end) throws IOException {
        if (header.first() > 0) {
            return header.high() == 0 ? decodeDetails(in, start, end) : refineDetails(in, start, end);
        }
        return header.high() == 0
                ? ProgressiveBlocks.decodeAverages(in, layout, header.low(), start, end)
                : refineAverages(in, start, end);
    }

    private int refineAverages(EntropyInput in, int start, int end) {
        int bit = 1 << header.low();
        int unit = start;
        for (; unit < end && hasData(in); unit++) {
            for (int b = 0; b < layout.blocks; b++) {
                layout.averagesOf[b][layout.index(b, unit)] |= (short) (in.take(1) * bit);
            }
        }
        return unit;
    }

    private boolean hasData(EntropyInput in) {
        return in.position <= in.safePosition(unitBytes()) && !in.isSpent();
    }

    private int decodeDetails(EntropyInput in, int start, int end) {
        int unit = start;
        while (unit < end && (endOfBandRun > 0 || hasData(in))) {
            int skipped = Math.min(endOfBandRun, end - unit);
            if (skipped > 0) {
                endOfBandRun -= skipped;
                unit += skipped;
            } else {
                endOfBandRun = ProgressiveBlocks.decodeDetails(in, header, layout.index(0, unit++));
            }
        }
        return unit;
    }

    private int refineDetails(EntropyInput in, int start, int end) {
        int unit = start;
        for (; unit < end && hasData(in); unit++) {
            endOfBandRun = ProgressiveBlocks.refineDetails(in, header, layout.index(0, unit), endOfBandRun);
        }
        return unit;
    }
}
