package io.contactsheet.imaging.hevc;

import java.util.Arrays;

/** Predicts the blocks of one plane from the samples on the left and above. Source: sections 8.4.4.2.4 to 8.4.4.2.6. */
final class IntraPrediction {

    static final int PLANAR = 0;
    static final int AVERAGE = 1;
    static final int HORIZONTAL = 10;
    static final int DIAGONAL = 18;
    static final int VERTICAL = 26;
    static final int LAST = 34;

    private static final int LONGEST = 32;

    /** From mode 2 on: how many 32nds of a sample a direction is off, from one row or column to the next. */
    private static final int[] ANGLES = {
        32, 26, 21, 17, 13, 9, 5, 2, 0, -2, -5, -9, -13, -17, -21, -26, -32, -26, -21, -17, -13, -9, -5, -2, 0, 2, 5, 9,
        13, 17, 21, 26, 32
    };

    /** From mode 11 on: 8192 divided by the angle. */
    private static final int[] INVERSES = {
        -4096, -1638, -910, -630, -482, -390, -315, -256, -315, -390, -482, -630, -910, -1638, -4096
    };

    private final Plane plane;
    private final short[] samples;
    private final int width;
    private final boolean luma;
    private final IntraBorder border;

    /** What a direction starts from; its first sample is at {@link #LONGEST}. */
    private final int[] reference = new int[3 * LONGEST + 1];

    IntraPrediction(DecodedPicture decoded, int component, Availability around) {
        this.plane = decoded.planes[component];
        this.samples = plane.samples;
        this.width = plane.width;
        this.luma = component == 0;
        this.border = new IntraBorder(decoded, component, around);
    }

    /** Predicts a block at a place in this plane. */
    void predict(int x, int y, int log2, int mode) {
        int side = 1 << log2;
        int at = y * width + x;
        int[] source = border.read(x, y, side, mode);
        switch (mode) {
            case PLANAR -> planar(at, log2, source);
            case AVERAGE -> average(at, log2, source);
            case HORIZONTAL -> horizontal(at, side, source);
            case VERTICAL -> vertical(at, side, source);
            default -> direction(at, side, mode, source);
        }
    }

    private void planar(int at, int log2, int[] source) {
        int side = 1 << log2;
        int above = 2 * side + 1;
        int right = source[3 * side + 1];
        int below = source[side - 1];
        for (int y = 0; y < side; y++) {
            int left = source[2 * side - 1 - y];
            int to = at + y * width;
            for (int x = 0; x < side; x++) {
                int sum = (side - 1 - x) * left
                        + (x + 1) * right
                        + (side - 1 - y) * source[above + x]
                        + (y + 1) * below
                        + side;
                samples[to + x] = (short) (sum >> log2 + 1);
            }
        }
    }

    private void average(int at, int log2, int[] source) {
        int side = 1 << log2;
        int sum = side;
        for (int i = side; i < 2 * side; i++) {
            sum += source[i] + source[i + side + 1];
        }
        int average = sum >> log2 + 1;
        for (int y = 0; y < side; y++) {
            int to = at + y * width;
            Arrays.fill(samples, to, to + side, (short) average);
        }
        if (luma && side < LONGEST) {
            smoothEdges(at, side, average, source);
        }
    }

    private void smoothEdges(int at, int side, int average, int[] source) {
        int left = 2 * side - 1;
        int above = 2 * side + 1;
        samples[at] = (short) (source[left] + 2 * average + source[above] + 2 >> 2);
        for (int i = 1; i < side; i++) {
            samples[at + i] = (short) (source[above + i] + 3 * average + 2 >> 2);
            samples[at + i * width] = (short) (source[left - i] + 3 * average + 2 >> 2);
        }
    }

    private void horizontal(int at, int side, int[] source) {
        int left = 2 * side - 1;
        for (int y = 0; y < side; y++) {
            int to = at + y * width;
            Arrays.fill(samples, to, to + side, (short) source[left - y]);
        }
        if (luma && side < LONGEST) {
            int corner = source[2 * side];
            for (int x = 0; x < side; x++) {
                samples[at + x] = clipped(source[left] + (source[2 * side + 1 + x] - corner >> 1));
            }
        }
    }

    private void vertical(int at, int side, int[] source) {
        int above = 2 * side + 1;
        for (int y = 0; y < side; y++) {
            int to = at + y * width;
            for (int x = 0; x < side; x++) {
                samples[to + x] = (short) source[above + x];
            }
        }
        if (luma && side < LONGEST) {
            int corner = source[2 * side];
            for (int y = 0; y < side; y++) {
                samples[at + y * width] = clipped(source[above] + (source[2 * side - 1 - y] - corner >> 1));
            }
        }
    }

    private short clipped(int value) {
        return (short) Math.max(0, Math.min((1 << plane.depth) - 1, value));
    }

    private void direction(int at, int side, int mode, int[] source) {
        int angle = ANGLES[mode - 2];
        boolean isDown = mode >= DIAGONAL;
        fillReference(side, mode, angle, isDown ? 1 : -1, source);
        // Modes to the right go from row to row; the others are the same with rows and columns exchanged.
        int step = isDown ? 1 : width;
        int next = isDown ? width : 1;
        for (int i = 0; i < side; i++) {
            int off = (i + 1) * angle;
            int from = LONGEST + (off >> 5) + 1;
            int part = off & 31;
            int to = at + i * next;
            if (part == 0) {
                for (int j = 0; j < side; j++) {
                    samples[to + j * step] = (short) reference[from + j];
                }
            } else {
                for (int j = 0; j < side; j++) {
                    int sum = (32 - part) * reference[from + j] + part * reference[from + j + 1];
                    samples[to + j * step] = (short) (sum + 16 >> 5);
                }
            }
        }
    }

    /** Lays out one side from the corner on; before it, as far as the direction reaches, the other side projected. */
    private void fillReference(int side, int mode, int angle, int sign, int[] source) {
        int corner = 2 * side;
        int count = angle < 0 ? side : side + (side * angle >> 5) + 1;
        for (int i = 0; i <= Math.min(count, 2 * side); i++) {
            reference[LONGEST + i] = source[corner + sign * i];
        }
        int farthest = side * angle >> 5;
        if (farthest < -1) {
            int inverse = INVERSES[mode - 11];
            for (int i = farthest; i < 0; i++) {
                reference[LONGEST + i] = source[corner - sign * (i * inverse + 128 >> 8)];
            }
        }
    }
}
