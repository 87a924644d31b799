package io.contactsheet.imaging.webp;

/**
 * Predicts sub-blocks of 4 x 4 samples from the thirteen around them: four on the left, one in the corner, eight above.
 * Source: RFC 6386, section 12.3.
 */
final class SubblockPrediction {

    private final byte[] samples;
    private final int stride;

    /** The corner. */
    private int p;

    /** On the left, from above. */
    private int l0;

    private int l1;
    private int l2;
    private int l3;

    /** Above, from the left. */
    private int a0;

    private int a1;
    private int a2;
    private int a3;
    private int a4;
    private int a5;
    private int a6;
    private int a7;

    SubblockPrediction(Band luma) {
        this.samples = luma.samples();
        this.stride = luma.stride();
    }

    /**
     * Fills a sub-block.
     *
     * @param at where it begins
     * @param aboveRight where the four samples stand that follow those above it
     */
    void fill(int mode, int at, int aboveRight) {
        if (mode == SubblockModes.TRUE_MOTION) {
            Prediction.trueMotion(samples, at, stride, 4);
            return;
        }
        readAround(at, aboveRight);
        switch (mode) {
            case SubblockModes.DC -> average(at);
            case SubblockModes.VERTICAL -> vertical(at);
            case SubblockModes.HORIZONTAL -> horizontal(at);
            case SubblockModes.LEFT_DOWN -> leftDown(at);
            case SubblockModes.RIGHT_DOWN -> rightDown(at);
            case SubblockModes.VERTICAL_RIGHT -> verticalRight(at);
            case SubblockModes.VERTICAL_LEFT -> verticalLeft(at);
            case SubblockModes.HORIZONTAL_DOWN -> horizontalDown(at);
            default -> horizontalUp(at);
        }
    }

    private void readAround(int at, int aboveRight) {
        int above = at - stride;
        p = samples[above - 1] & 0xFF;
        l0 = samples[at - 1] & 0xFF;
        l1 = samples[at + stride - 1] & 0xFF;
        l2 = samples[at + 2 * stride - 1] & 0xFF;
        l3 = samples[at + 3 * stride - 1] & 0xFF;
        a0 = samples[above] & 0xFF;
        a1 = samples[above + 1] & 0xFF;
        a2 = samples[above + 2] & 0xFF;
        a3 = samples[above + 3] & 0xFF;
        a4 = samples[aboveRight] & 0xFF;
        a5 = samples[aboveRight + 1] & 0xFF;
        a6 = samples[aboveRight + 2] & 0xFF;
        a7 = samples[aboveRight + 3] & 0xFF;
    }

    private static int mean(int a, int b) {
        return (a + b + 1) >> 1;
    }

    private static int mean(int a, int b, int c) {
        return (a + 2 * b + c + 2) >> 2;
    }

    private void row(int at, int first, int second, int third, int fourth) {
        samples[at] = (byte) first;
        samples[at + 1] = (byte) second;
        samples[at + 2] = (byte) third;
        samples[at + 3] = (byte) fourth;
    }

    private void average(int at) {
        int mean = (l0 + l1 + l2 + l3 + a0 + a1 + a2 + a3 + 4) >> 3;
        for (int y = 0; y < 4; y++) {
            row(at + y * stride, mean, mean, mean, mean);
        }
    }

    private void vertical(int at) {
        int first = mean(p, a0, a1);
        int second = mean(a0, a1, a2);
        int third = mean(a1, a2, a3);
        int fourth = mean(a2, a3, a4);
        for (int y = 0; y < 4; y++) {
            row(at + y * stride, first, second, third, fourth);
        }
    }

    private void horizontal(int at) {
        int first = mean(p, l0, l1);
        int second = mean(l0, l1, l2);
        int third = mean(l1, l2, l3);
        int fourth = mean(l2, l3, l3);
        row(at, first, first, first, first);
        row(at + stride, second, second, second, second);
        row(at + 2 * stride, third, third, third, third);
        row(at + 3 * stride, fourth, fourth, fourth, fourth);
    }

    private void leftDown(int at) {
        int d1 = mean(a1, a2, a3);
        int d2 = mean(a2, a3, a4);
        int d3 = mean(a3, a4, a5);
        int d4 = mean(a4, a5, a6);
        int d5 = mean(a5, a6, a7);
        row(at, mean(a0, a1, a2), d1, d2, d3);
        row(at + stride, d1, d2, d3, d4);
        row(at + 2 * stride, d2, d3, d4, d5);
        row(at + 3 * stride, d3, d4, d5, mean(a6, a7, a7));
    }

    private void rightDown(int at) {
        int d1 = mean(l2, l1, l0);
        int d2 = mean(l1, l0, p);
        int d3 = mean(l0, p, a0);
        int d4 = mean(p, a0, a1);
        int d5 = mean(a0, a1, a2);
        row(at, d3, d4, d5, mean(a1, a2, a3));
        row(at + stride, d2, d3, d4, d5);
        row(at + 2 * stride, d1, d2, d3, d4);
        row(at + 3 * stride, mean(l3, l2, l1), d1, d2, d3);
    }

    private void verticalRight(int at) {
        int even0 = mean(p, a0);
        int even1 = mean(a0, a1);
        int even2 = mean(a1, a2);
        int odd0 = mean(l0, p, a0);
        int odd1 = mean(p, a0, a1);
        int odd2 = mean(a0, a1, a2);
        row(at, even0, even1, even2, mean(a2, a3));
        row(at + stride, odd0, odd1, odd2, mean(a1, a2, a3));
        row(at + 2 * stride, mean(l1, l0, p), even0, even1, even2);
        row(at + 3 * stride, mean(l2, l1, l0), odd0, odd1, odd2);
    }

    /** The last column breaks the pattern. */
    private void verticalLeft(int at) {
        int even1 = mean(a1, a2);
        int even2 = mean(a2, a3);
        int even3 = mean(a3, a4);
        int odd1 = mean(a1, a2, a3);
        int odd2 = mean(a2, a3, a4);
        int odd3 = mean(a3, a4, a5);
        row(at, mean(a0, a1), even1, even2, even3);
        row(at + stride, mean(a0, a1, a2), odd1, odd2, odd3);
        row(at + 2 * stride, even1, even2, even3, mean(a4, a5, a6));
        row(at + 3 * stride, odd1, odd2, odd3, mean(a5, a6, a7));
    }

    private void horizontalDown(int at) {
        int even0 = mean(l0, p);
        int even1 = mean(l1, l0);
        int even2 = mean(l2, l1);
        int odd0 = mean(l0, p, a0);
        int odd1 = mean(l1, l0, p);
        int odd2 = mean(l2, l1, l0);
        row(at, even0, odd0, mean(p, a0, a1), mean(a0, a1, a2));
        row(at + stride, even1, odd1, even0, odd0);
        row(at + 2 * stride, even2, odd2, even1, odd1);
        row(at + 3 * stride, mean(l3, l2), mean(l3, l2, l1), even2, odd2);
    }

    private void horizontalUp(int at) {
        int even1 = mean(l1, l2);
        int even2 = mean(l2, l3);
        int odd1 = mean(l1, l2, l3);
        int odd2 = mean(l2, l3, l3);
        row(at, mean(l0, l1), mean(l0, l1, l2), even1, odd1);
        row(at + stride, even1, odd1, even2, odd2);
        row(at + 2 * stride, even2, odd2, l3, l3);
        row(at + 3 * stride, l3, l3, l3, l3);
    }
}
