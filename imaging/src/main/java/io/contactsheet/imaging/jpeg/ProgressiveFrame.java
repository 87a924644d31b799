package io.contactsheet.imaging.jpeg;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.util.Arrays;

/**
 * The coefficients of a progressive picture: only those that the wanted scales are made of, and of these only as many
 * bits as show.
 *
 * <p>The first scan of a component's AC coefficients decides what is kept of them. If the bits that it brings are
 * enough, only the wanted coefficients are; if later scans are to refine them, all are, for a refinement can only be
 * read with all that went before. Where there is no memory for all, the first bits have to do.
 */
final class ProgressiveFrame {

    private static final byte NEUTRAL = (byte) 128;

    /** So many AC coefficients has a block. */
    private static final int ALL = 63;

    private final Frame frame;
    private final Precision precision;
    private final long memory;
    private long taken;

    /** @param memory what the coefficients may take, in bytes */
    ProgressiveFrame(Frame frame, JpegColor color, long memory) throws UnreadablePictureException {
        this.frame = frame;
        this.precision = new Precision(frame, color);
        this.memory = memory;
        long least = 0;
        for (Component component : frame.components()) {
            taken += bytes(component, 1);
            least += bytes(component, component.scale.lastCoefficient());
        }
        if (taken + least > memory) {
            throw JpegFault.tooLarge(
                    "Its coefficients would take " + ((taken + least) >> 20) + " MB of memory, more than there is.");
        }
        for (Component component : frame.components()) {
            component.averages = new short[component.paddedBlocksWide * component.paddedBlocksHigh];
        }
    }

    private static long bytes(Component component, int coefficients) {
        return (long) Short.BYTES * component.paddedBlocksWide * component.paddedBlocksHigh * coefficients;
    }

    /** Whether the scan is valid, and brings something that shows. */
    boolean wants(ScanHeader scan) {
        return isValid(scan) && scan.components().stream().anyMatch(component -> wants(scan, component));
    }

    private static boolean isValid(ScanHeader scan) {
        boolean dc = scan.first() == 0 && scan.last() == 0;
        boolean ac = scan.first() > 0 && scan.first() <= scan.last() && scan.last() < 64 && !scan.isInterleaved();
        return (dc || ac) && scan.low() <= 13;
    }

    private boolean wants(ScanHeader scan, Component component) {
        if (scan.first() == 0) {
            return !precision.hasAverages(component);
        }
        boolean first = scan.high() == 0 && scan.first() <= component.scale.lastCoefficient();
        return !precision.hasDetails(component) && (first || isRefined(component));
    }

    private static boolean isRefined(Component component) {
        return component.kept == ALL;
    }

    /** Makes room for what a wanted scan brings. */
    void prepare(ScanHeader scan) {
        Component component = scan.components().getFirst();
        if (scan.first() > 0 && component.kept == 0) {
            boolean fits = taken + bytes(component, ALL) + leastOfOthers(component) <= memory;
            boolean refine = fits && !precision.allows(component, scan.low());
            component.kept = refine ? ALL : component.scale.lastCoefficient();
            component.details = new short[component.kept * component.averages.length];
            taken += bytes(component, component.kept);
        }
    }

    private long leastOfOthers(Component except) {
        return frame.components().stream()
                .filter(component -> component != except && component.kept == 0)
                .mapToLong(component -> bytes(component, component.scale.lastCoefficient()))
                .sum();
    }

    /** @param units how many of the scan's units there was data for */
    void noteRead(ScanHeader scan, long units) {
        for (Component component : scan.components()) {
            Arrays.fill(component.bitsToCome, scan.first(), scan.last() + 1, (byte) scan.low());
            if (scan.high() == 0) {
                Arrays.fill(component.blocksRead, scan.first(), scan.last() + 1, units);
            }
        }
    }

    /** Whether further scans would change nothing that shows. */
    boolean isComplete() {
        return frame.components().stream().allMatch(this::isComplete);
    }

    private boolean isComplete(Component component) {
        boolean details = isRefined(component) ? precision.hasDetails(component) : precision.hasFirstDetails(component);
        return details && precision.hasAverages(component);
    }

    void deliver(JpegRows sink) {
        for (Component component : frame.components()) {
            deliver(component, sink);
        }
    }

    private void deliver(Component component, JpegRows sink) {
        int samples = component.scale.samples();
        byte[][] rows = new byte[samples][component.blocksWide * samples];
        boolean missing = component.quantization == null;
        for (byte[] row : rows) {
            Arrays.fill(row, NEUTRAL);
        }
        int[] block = new int[64];
        DetailPrediction prediction = new DetailPrediction(component);
        boolean predicted = prediction.isNeeded();
        for (int blockRow = 0; blockRow < component.blocksHigh; blockRow++) {
            for (int column = 0; column < component.blocksWide && !missing; column++) {
                if (samples > 1) { // The transform works in place, and not every coefficient is set.
                    Arrays.fill(block, 0, 8 * samples, 0);
                }
                dequantize(component, blockRow * component.paddedBlocksWide + column, block);
                if (predicted) {
                    prediction.addTo(block, blockRow, column);
                }
                InverseDct.transform(component.scale, block, frame.samplePrecisionShift(), rows, 0, column * samples);
            }
            for (byte[] row : rows) {
                sink.row(component.index, row);
            }
        }
    }

    /** Values of which low bits are missing are taken for the middle of what they can be. */
    private static void dequantize(Component component, int index, int[] block) {
        int[] quantization = component.quantization();
        short[] details = component.details;
        byte[] bitsToCome = component.bitsToCome;
        int halfAverage = bitsToCome[0] < 0 ? 0 : (1 << bitsToCome[0]) - 1;
        block[0] = ((2 * component.averages[index] + halfAverage) * quantization[0]) >> 1;
        int offset = index * component.kept - 1;
        int last = Math.min(component.kept, component.scale.lastCoefficient());
        for (int k = 1; k <= last; k++) {
            int value = details[offset + k];
            if (value != 0) {
                int half = (1 << bitsToCome[k]) - 1;
                value = (2 * value + (value > 0 ? half : -half)) * quantization[k] / 2;
            }
            block[SequentialBlocks.NATURAL[k]] = value;
        }
    }
}
