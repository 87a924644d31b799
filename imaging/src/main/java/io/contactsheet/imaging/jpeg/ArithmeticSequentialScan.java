package io.contactsheet.imaging.jpeg;

import java.io.IOException;
import java.util.Arrays;

/** A sequential scan with arithmetic coding: every coefficient has to be decoded, as each teaches the next ones. */
final class ArithmeticSequentialScan extends SequentialScan {

    private final ArithmeticCoefficients coefficients;
    private final int[] values = new int[64];

    ArithmeticSequentialScan(Frame frame, ScanHeader header, JpegRows sink, ArithmeticCoefficients coefficients) {
        super(frame, header, sink);
        this.coefficients = coefficients;
    }

    @Override
    public void restart() {
        coefficients.restart();
    }

    @Override
    public boolean isSpent(EntropyInput in) {
        return coefficients.isSpent();
    }

    @Override
    public int decode(EntropyInput in, int start, int end) throws IOException {
        int unit = start;
        for (; unit < end && !coefficients.isSpent(); unit++) {
            for (int b = 0; b < layout.blocks; b++) {
                decodeBlock(layout.scanned[layout.componentOf[b]]);
                layout.transform(b, unit);
            }
        }
        return unit;
    }

    private void decodeBlock(Component component) throws IOException {
        Arrays.fill(values, 0);
        values[0] = (short) coefficients.average(component);
        coefficients.decode(component, 1, 63, values);
        int[] quantization = component.quantization();
        Arrays.fill(layout.block, 0);
        for (int k = 0; k <= component.scale.lastCoefficient(); k++) {
            layout.block[SequentialBlocks.NATURAL[k]] = values[k] * quantization[k];
        }
    }
}
