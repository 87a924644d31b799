package io.contactsheet.imaging.jpeg;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the blocks of a progressive scan's units belong, as arrays over the blocks of one unit. */
final class ProgressiveLayout {

    final int unitsWide;
    final int unitsHigh;
    final int blocks;

    /** By component of the scan. */
    final int[] predictions;

    final int[] componentOf;
    /** Empty where the scan has no Huffman codes. */
    final @Nullable HuffmanTable[] tableOf;

    final short[][] averagesOf;

    /** By block of a unit: its index among the blocks of its component in the first unit of the row, and from unit to unit. */
    private final int[] firstOf;

    private final int[] stepOf;
    private final Component[] scanned;
    private final boolean interleaved;

    ProgressiveLayout(Frame frame, ScanHeader header) {
        scanned = header.components().toArray(Component[]::new);
        interleaved = header.isInterleaved();
        unitsWide = interleaved ? frame.mcusWide() : scanned[0].blocksWide;
        unitsHigh = interleaved ? frame.mcusHigh() : scanned[0].blocksHigh;
        blocks = header.blocksPerUnit();
        predictions = new int[scanned.length];
        componentOf = new int[blocks];
        tableOf = new @Nullable HuffmanTable[blocks];
        averagesOf = new short[blocks][];
        firstOf = new int[blocks];
        stepOf = new int[blocks];
        lay(header.components());
    }

    private void lay(List<Component> components) {
        int b = 0;
        for (Component component : components) {
            for (int i = 0; i < high(component) * wide(component); i++, b++) {
                componentOf[b] = components.indexOf(component);
                tableOf[b] = component.dc;
                averagesOf[b] = component.averages;
                stepOf[b] = wide(component);
            }
        }
    }

    private int wide(Component component) {
        return interleaved ? component.horizontal : 1;
    }

    private int high(Component component) {
        return interleaved ? component.vertical : 1;
    }

    /** By block of a unit: the table of whole DC differences. */
    int[][] averageTables() {
        return java.util.Arrays.stream(tableOf)
                .map(table -> java.util.Objects.requireNonNull(table).dcValues())
                .toArray(int[][]::new);
    }

    void restart() {
        java.util.Arrays.fill(predictions, 0);
    }

    void beginRow(int row) {
        int b = 0;
        for (Component component : scanned) {
            for (int v = 0; v < high(component); v++) {
                for (int h = 0; h < wide(component); h++) {
                    firstOf[b++] = (row * high(component) + v) * component.paddedBlocksWide + h;
                }
            }
        }
    }

    /** The index of a block of a unit among the blocks of its component. */
    int index(int block, int unit) {
        return firstOf[block] + unit * stepOf[block];
    }
}
