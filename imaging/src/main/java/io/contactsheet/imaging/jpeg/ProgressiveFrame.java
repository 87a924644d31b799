package io.contactsheet.imaging.jpeg;

import java.util.Arrays;

/**
 * The coefficients of a progressive picture: only those that the wanted scales are made of, and of these only as many
 * bits as show.
 */
final class ProgressiveFrame {

    /** Half a step of what is left out may be off by this, in levels of 255; the eye minds it less in chroma. */
    private static final double LUMA_TOLERANCE = 0.5;

    private static final double CHROMA_TOLERANCE = 1.5;

    /** Up to this step between quantised values the refinement of AC coefficients does not show in a reduced picture. */
    private static final int FINE_QUANTIZER = 6;

    private static final byte NEUTRAL = (byte) 128;

    private final Frame frame;
    private final JpegColor color;

    /** @param memory what the coefficients may take, in bytes */
    ProgressiveFrame(Frame frame, JpegColor color, long memory) throws JpegException {
        this.frame = frame;
        this.color = color;
        long bytes = 0;
        for (Component component : frame.components()) {
            component.kept = kept(component);
            bytes += 2L * component.paddedBlocksWide * component.paddedBlocksHigh * component.kept;
        }
        if (bytes > memory) {
            throw new JpegException(
                    JpegException.Reason.TOO_LARGE,
                    "Its coefficients would take " + (bytes >> 20) + " MB of memory, more than there is.");
        }
        for (Component component : frame.components()) {
            component.coefficients =
                    new short[component.paddedBlocksWide * component.paddedBlocksHigh * component.kept];
        }
    }

    /** Refinement scans of AC coefficients cannot be read without all coefficients of a block. */
    private static int kept(Component component) {
        int wanted = component.scale.lastCoefficient() + 1;
        boolean exact = component.scale == JpegScale.FULL || !isFine(component);
        return component.scale == JpegScale.EIGHTH || !exact ? wanted : 64;
    }

    private static boolean isFine(Component component) {
        int[] quantization = component.quantization;
        return quantization != null && Arrays.stream(quantization, 1, 5).allMatch(step -> step <= FINE_QUANTIZER);
    }

    boolean wants(ScanHeader scan) {
        return isValid(scan) && scan.components().stream().anyMatch(component -> wants(scan, component));
    }

    private static boolean isValid(ScanHeader scan) {
        boolean dc = scan.first() == 0 && scan.last() == 0;
        boolean ac = scan.first() > 0 && scan.first() <= scan.last() && scan.last() < 64 && !scan.isInterleaved();
        return (dc || ac) && scan.low() <= 13;
    }

    private static boolean wants(ScanHeader scan, Component component) {
        if (scan.first() == 0) {
            return true;
        }
        return scan.high() == 0 ? scan.first() < component.kept : component.kept == 64;
    }

    void noteRead(ScanHeader scan) {
        for (Component component : scan.components()) {
            Arrays.fill(component.bitsToCome, scan.first(), scan.last() + 1, (byte) scan.low());
        }
    }

    /** Whether further scans would change nothing that shows. */
    boolean isComplete() {
        return frame.components().stream().allMatch(this::isComplete);
    }

    private boolean isComplete(Component component) {
        int averageToCome = component.bitsToCome[0];
        if (averageToCome < 0 || (averageToCome > 0 && !isTolerable(component, averageToCome))) {
            return false;
        }
        for (int k = 1; k <= component.scale.lastCoefficient(); k++) {
            int toCome = component.bitsToCome[k];
            if (toCome < 0 || (toCome > 0 && component.kept == 64)) {
                return false;
            }
        }
        return true;
    }

    private boolean isTolerable(Component component, int bitsToCome) {
        double off = (component.quantization()[0] << bitsToCome >> frame.samplePrecisionShift()) / 16.0;
        return off <= (color.isChroma(component.index) ? CHROMA_TOLERANCE : LUMA_TOLERANCE);
    }

    void deliver(JpegRows sink) {
        for (Component component : frame.components()) {
            deliver(component, sink);
        }
    }

    private void deliver(Component component, JpegRows sink) {
        int samples = component.scale.samples();
        byte[][] rows = new byte[samples][component.blocksWide * samples];
        boolean missing = component.quantization == null || component.bitsToCome[0] < 0;
        for (byte[] row : rows) {
            Arrays.fill(row, NEUTRAL);
        }
        int[] block = new int[64];
        for (int blockRow = 0; blockRow < component.blocksHigh; blockRow++) {
            for (int column = 0; column < component.blocksWide && !missing; column++) {
                dequantize(component, (blockRow * component.paddedBlocksWide + column) * component.kept, block);
                InverseDct.transform(component.scale, block, frame.samplePrecisionShift(), rows, 0, column * samples);
            }
            for (byte[] row : rows) {
                sink.row(component.index, row);
            }
        }
    }

    /** Values of which low bits are missing are taken for the middle of what they can be. */
    private static void dequantize(Component component, int offset, int[] block) {
        int[] quantization = component.quantization();
        short[] coefficients = component.coefficients;
        byte[] bitsToCome = component.bitsToCome;
        int last = component.scale.lastCoefficient();
        block[0] = ((2 * coefficients[offset] + (1 << bitsToCome[0]) - 1) * quantization[0]) >> 1;
        for (int k = 1; k <= last; k++) {
            int value = coefficients[offset + k];
            if (value != 0) {
                int half = (1 << bitsToCome[k]) - 1;
                value = (2 * value + (value > 0 ? half : -half)) * quantization[k] / 2;
            }
            block[SequentialBlocks.NATURAL[k]] = value;
        }
    }
}
