package io.contactsheet.imaging.jpeg;

import java.io.IOException;
import java.util.Arrays;

/** A scan of baseline or extended sequential coding, with Huffman codes if no subclass knows better: its samples go out as soon as a row of units is there. */
class SequentialScan implements ScanUnits {

    private static final byte NEUTRAL = (byte) 128;

    private final Frame frame;
    private final ScanHeader header;
    private final JpegRows sink;
    final ScanLayout layout;
    private final boolean onlyAverages;

    SequentialScan(Frame frame, ScanHeader header, JpegRows sink) {
        this.frame = frame;
        this.header = header;
        this.sink = sink;
        this.layout = new ScanLayout(header.components(), header.isInterleaved(), frame.samplePrecisionShift());
        this.onlyAverages = header.components().stream().allMatch(c -> c.scale == JpegScale.EIGHTH);
    }

    @Override
    public int unitsWide() {
        return header.isInterleaved() ? frame.mcusWide() : layout.scanned[0].blocksWide;
    }

    @Override
    public int unitsHigh() {
        return header.isInterleaved() ? frame.mcusHigh() : layout.scanned[0].blocksHigh;
    }

    @Override
    public int unitBytes() {
        return layout.unitBytes;
    }

    @Override
    public void restart() {
        Arrays.fill(layout.predictions, 0);
    }

    @Override
    public void beginRow(int row) {
        for (byte[][] rows : layout.rows) {
            for (byte[] samples : rows) {
                Arrays.fill(samples, NEUTRAL);
            }
        }
    }

    @Override
    public int decode(EntropyInput in, int start, int end) throws IOException {
        return onlyAverages
                ? SequentialBlocks.decodeAverages(in, layout, start, end)
                : SequentialBlocks.decodeBlocks(in, layout, start, end);
    }

    @Override
    public void endRow(int row) {
        for (int c = 0; c < layout.scanned.length; c++) {
            Component component = layout.scanned[c];
            byte[][] rows = layout.rows[c];
            int left = component.blocksHigh * component.scale.samples() - row * rows.length;
            for (int i = 0; i < Math.min(rows.length, left); i++) {
                sink.row(component.index, rows[i]);
            }
        }
    }
}
