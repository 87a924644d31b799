package io.contactsheet.imaging.jpeg;

import java.util.List;

/**
 * The blocks of one minimum coded unit of a sequential scan, as arrays over the blocks, for loops that must not chase
 * pointers.
 */
final class ScanLayout {

    final Component[] scanned;
    final int blocks;
    final int unitBytes;

    /** How many bits a sample has above 8. */
    final int shift;

    final int[] predictions;
    final int[] dcQuantizers;

    /** By component of the scan: the sample rows that a row of units makes. */
    final byte[][][] rows;

    final int[] componentOf;
    final HuffmanTable[] dcOf;
    final HuffmanTable[] acOf;
    final int[][] dcTables;
    final int[][] acTables;
    final char[][] skipTables;
    final byte[][][] rowsOf;
    final int[] firstRowOf;

    /** The sample row of a block that is wanted as one sample. */
    final byte[][] rowOf;

    /** Column of the block's first sample in the first unit, and from unit to unit. */
    final int[] offsetOf;

    final int[] stepOf;
    final int[] block = new int[64];

    ScanLayout(List<Component> components, boolean interleaved, int shift) {
        this.scanned = components.toArray(Component[]::new);
        this.shift = shift;
        int total = 0;
        for (Component component : scanned) {
            total += interleaved ? component.horizontal * component.vertical : 1;
        }
        blocks = total;
        unitBytes = blocks * EntropyInput.BLOCK_BYTES;
        predictions = new int[scanned.length];
        dcQuantizers = new int[scanned.length];
        rows = new byte[scanned.length][][];
        componentOf = new int[blocks];
        dcOf = new HuffmanTable[blocks];
        acOf = new HuffmanTable[blocks];
        dcTables = new int[blocks][];
        acTables = new int[blocks][];
        skipTables = new char[blocks][];
        rowsOf = new byte[blocks][][];
        firstRowOf = new int[blocks];
        rowOf = new byte[blocks][];
        offsetOf = new int[blocks];
        stepOf = new int[blocks];
        for (int c = 0, b = 0; c < scanned.length; c++) {
            b = lay(c, b, interleaved ? scanned[c].horizontal : 1, interleaved ? scanned[c].vertical : 1, interleaved);
        }
    }

    private int lay(int c, int firstBlock, int horizontal, int vertical, boolean interleaved) {
        Component component = scanned[c];
        int samples = component.scale.samples();
        int wide = interleaved ? component.paddedBlocksWide : component.blocksWide;
        rows[c] = new byte[vertical * samples][wide * samples];
        dcQuantizers[c] = component.quantization()[0];
        int b = firstBlock;
        for (int v = 0; v < vertical; v++) {
            for (int h = 0; h < horizontal; h++) {
                place(b++, c, v * samples, h * samples, horizontal * samples);
            }
        }
        return b;
    }

    private void place(int b, int c, int firstRow, int offset, int step) {
        HuffmanTable dc = scanned[c].dc;
        HuffmanTable ac = scanned[c].ac;
        componentOf[b] = c;
        if (dc != null && ac != null) {
            dcOf[b] = dc;
            acOf[b] = ac;
            dcTables[b] = dc.dcValues();
            acTables[b] = scanned[c].scale == JpegScale.EIGHTH ? new int[0] : ac.acValues();
            skipTables[b] = ac.skips();
        }
        rowsOf[b] = rows[c];
        firstRowOf[b] = firstRow;
        rowOf[b] = rows[c][firstRow];
        offsetOf[b] = offset;
        stepOf[b] = step;
    }

    /** Turns the block that was decoded into samples. */
    void transform(int b, int unit) {
        int column = offsetOf[b] + unit * stepOf[b];
        InverseDct.transform(scanned[componentOf[b]].scale, block, shift, rowsOf[b], firstRowOf[b], column);
    }
}
