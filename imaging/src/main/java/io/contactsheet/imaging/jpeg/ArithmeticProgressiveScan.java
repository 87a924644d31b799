package io.contactsheet.imaging.jpeg;

import java.io.IOException;
import java.util.Arrays;

/** A progressive scan with arithmetic coding (T.81, section G.1.3). */
final class ArithmeticProgressiveScan extends ProgressiveScan {

    private final ArithmeticCoefficients coefficients;
    private final int[] values = new int[64];

    ArithmeticProgressiveScan(Frame frame, ScanHeader header, ArithmeticCoefficients coefficients) {
        super(frame, header);
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
                decodeBlock(b, layout.index(b, unit));
            }
        }
        return unit;
    }

    private void decodeBlock(int block, int index) throws IOException {
        Component component = header.components().get(layout.componentOf[block]);
        if (header.first() > 0 && header.high() > 0) {
            coefficients.refine(component, header, component.details, index * component.kept - 1);
        } else if (header.first() > 0) {
            decodeDetails(component, index * component.kept - 1);
        } else if (header.high() > 0) {
            component.averages[index] |= (short) (coefficients.averageBit() << header.low());
        } else {
            component.averages[index] = (short) (coefficients.average(component) << header.low());
        }
    }

    private void decodeDetails(Component component, int offset) throws IOException {
        Arrays.fill(values, 0);
        coefficients.decode(component, header.first(), header.last(), values);
        for (int k = header.first(); k <= Math.min(header.last(), component.kept); k++) {
            component.details[offset + k] = (short) (values[k] << header.low());
        }
    }
}
