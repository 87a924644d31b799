package io.contactsheet.imaging.jpeg;

/**
 * The lowest AC coefficients of a block that the file does not have, as the averages of its neighbours suggest them: so
 * what is missing makes a picture soft and not one of squares. Source: T.81, section K.8.
 */
final class DetailPrediction {

    /** In zigzag order: horizontal, vertical, vertical twice, both, horizontal twice. */
    private static final int PREDICTED = 5;

    private static final float SLOPE = 1.13885f / 8;
    private static final float CURVE = 0.27881f / 8;
    private static final float TWIST = 0.16213f / 8;

    private final Component component;
    private final int last;
    private final float[] around = new float[9];

    DetailPrediction(Component component) {
        this.component = component;
        this.last = component.bitsToCome[0] < 0 ? 0 : lastMissing(component);
    }

    /** The last of the coefficients that some blocks do not have; 0 in a whole picture. */
    private static int lastMissing(Component component) {
        int k = Math.min(PREDICTED, component.scale.lastCoefficient());
        while (k > 0 && component.blocksRead[k] >= (long) component.blocksWide * component.blocksHigh) {
            k--;
        }
        return k;
    }

    /** Whether there is a block that lacks coefficients. */
    boolean isNeeded() {
        return last > 0;
    }

    /** Sets the coefficients of a block that no scan has brought; dequantised, in natural order. */
    void addTo(int[] block, int row, int column) {
        boolean looked = false;
        for (int k = 1; k <= last; k++) {
            int i = SequentialBlocks.NATURAL[k];
            if (block[i] == 0 && isMissing(k, row, column)) {
                if (!looked) {
                    lookAround(row, column);
                    looked = true;
                }
                block[i] = Math.round(predicted(k));
            }
        }
    }

    private boolean isMissing(int k, int row, int column) {
        return component.blocksRead[k] <= (long) row * component.blocksWide + column;
    }

    /** The averages of the three by three blocks around this one; beyond an edge, those at it. */
    private void lookAround(int row, int column) {
        int quantization = component.quantization()[0];
        for (int i = 0; i < 9; i++) {
            int y = Math.clamp(row + i / 3 - 1, 0, component.blocksHigh - 1);
            int x = Math.clamp(column + i % 3 - 1, 0, component.blocksWide - 1);
            around[i] = component.averages[y * component.paddedBlocksWide + x] * quantization;
        }
    }

    private float predicted(int k) {
        return switch (k) {
            case 1 -> SLOPE * (around[3] - around[5]);
            case 2 -> SLOPE * (around[1] - around[7]);
            case 3 -> CURVE * (around[1] + around[7] - 2 * around[4]);
            case 4 -> TWIST * (around[0] - around[2] - around[6] + around[8]);
            default -> CURVE * (around[3] + around[5] - 2 * around[4]);
        };
    }
}
