package io.contactsheet.imaging.hevc;

import java.util.Arrays;

/**
 * Predicts the blocks of one plane from the samples on the left and above. Source: section 8.4.4.2.
 *
 * <p>These samples are laid out in one row of {@code 4 * side + 1}: first those on the left from the lowest on, at
 * {@code 2 * side} the corner, then those above from the left on.
 */
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
    private final Availability around;
    private final int shiftX;
    private final int shiftY;
    private final boolean luma;

    /** Whether what is predicted from is smoothed, and whether it is a straight line where that is as good. */
    private final boolean smoothing;

    private final boolean strongSmoothing;

    private final int[] border = new int[4 * LONGEST + 1];
    private final int[] smooth = new int[4 * LONGEST + 1];

    /** What a direction starts from; its first sample is at {@link #LONGEST}. */
    private final int[] reference = new int[3 * LONGEST + 1];

    IntraPrediction(Frame frame, int component, Availability around) {
        SequenceParameters sequence = frame.sequence;
        this.plane = frame.planes[component];
        this.samples = plane.samples;
        this.width = plane.width;
        this.around = around;
        this.luma = component == 0;
        this.shiftX = luma ? 0 : sequence.chromaShiftX();
        this.shiftY = luma ? 0 : sequence.chromaShiftY();
        this.smoothing = !sequence.noSmoothing && (luma || sequence.chromaFormat == 3);
        this.strongSmoothing = luma && sequence.strongSmoothing;
    }

    /** Predicts a block at a place in this plane. */
    void predict(int x, int y, int log2, int mode) {
        int side = 1 << log2;
        int at = y * width + x;
        readBorder(x, y, side);
        int[] source = smoothing && isSmoothed(mode, side) ? smoothed(side) : border;
        switch (mode) {
            case PLANAR -> planar(at, log2, source);
            case AVERAGE -> average(at, log2);
            case HORIZONTAL -> horizontal(at, side, source);
            case VERTICAL -> vertical(at, side, source);
            default -> direction(at, side, mode, source);
        }
    }

    private void readBorder(int x, int y, int side) {
        int lumaX = x << shiftX;
        int lumaY = y << shiftY;
        boolean left = around.left(lumaX);
        boolean above = around.up(lumaY);
        boolean corner = around.upLeft(lumaX, lumaY);
        int below = around.downLeft(lumaX, lumaY, side << shiftY) ? Math.clamp(plane.height - y - side, 0, side) : 0;
        int right = around.upRight(lumaX, lumaY, side << shiftX) ? Math.clamp(width - x - side, 0, side) : 0;
        int at = y * width + x;
        if (left) {
            readLeft(at, side, side + below);
        }
        if (corner) {
            border[2 * side] = samples[at - width - 1];
        }
        if (above) {
            readAbove(at - width, 2 * side + 1, side + right);
        } else if (right > 0) {
            readAbove(at - width + side, 3 * side + 1, right);
        }
        substitute(side, left, corner, above, below, right);
    }

    private void readLeft(int at, int side, int count) {
        int from = at - 1;
        for (int i = 2 * side - 1; i >= 2 * side - count; i--) {
            border[i] = samples[from];
            from += width;
        }
    }

    private void readAbove(int from, int to, int count) {
        for (int i = 0; i < count; i++) {
            border[to + i] = samples[from + i];
        }
    }

    /** Gives those that may not be looked at the value of the one before, and the first ones that of the first known. */
    private void substitute(int side, boolean left, boolean corner, boolean above, int below, int right) {
        if (!left && !corner && !above && right == 0) {
            Arrays.fill(border, 0, 4 * side + 1, plane.grey());
            return;
        }
        int known = left ? side - below : corner ? 2 * side : above ? 2 * side + 1 : 3 * side + 1;
        Arrays.fill(border, 0, known, border[known]);
        if (!corner && known < 2 * side) {
            border[2 * side] = border[2 * side - 1];
        }
        if (!above && known <= 2 * side) {
            Arrays.fill(border, 2 * side + 1, 3 * side + 1, border[2 * side]);
        }
        if (right < side) {
            Arrays.fill(border, 3 * side + 1 + right, 4 * side + 1, border[3 * side + right]);
        }
    }

    private static boolean isSmoothed(int mode, int side) {
        if (mode == AVERAGE || side == 4) {
            return false;
        }
        int off = Math.min(Math.abs(mode - VERTICAL), Math.abs(mode - HORIZONTAL));
        return switch (side) {
            case 8 -> off > 7;
            case 16 -> off > 1;
            default -> off > 0;
        };
    }

    private int[] smoothed(int side) {
        int last = 4 * side;
        smooth[0] = border[0];
        smooth[last] = border[last];
        if (strongSmoothing && side == LONGEST && isStraight()) {
            int corner = border[2 * side];
            for (int i = 1; i < 2 * side; i++) {
                smooth[i] = (2 * side - i) * border[0] + i * corner + 32 >> 6;
                smooth[2 * side + i] = (2 * side - i) * corner + i * border[last] + 32 >> 6;
            }
            smooth[2 * side] = corner;
        } else {
            for (int i = 1; i < last; i++) {
                smooth[i] = border[i - 1] + 2 * border[i] + border[i + 1] + 2 >> 2;
            }
        }
        return smooth;
    }

    private boolean isStraight() {
        int threshold = 1 << plane.depth - 5;
        int corner = border[2 * LONGEST];
        return Math.abs(border[0] + corner - 2 * border[LONGEST]) < threshold
                && Math.abs(corner + border[4 * LONGEST] - 2 * border[3 * LONGEST]) < threshold;
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

    private void average(int at, int log2) {
        int side = 1 << log2;
        int sum = side;
        for (int i = side; i < 2 * side; i++) {
            sum += border[i] + border[i + side + 1];
        }
        int average = sum >> log2 + 1;
        for (int y = 0; y < side; y++) {
            int to = at + y * width;
            Arrays.fill(samples, to, to + side, (short) average);
        }
        if (luma && side < LONGEST) {
            smoothEdges(at, side, average);
        }
    }

    private void smoothEdges(int at, int side, int average) {
        int left = 2 * side - 1;
        int above = 2 * side + 1;
        samples[at] = (short) (border[left] + 2 * average + border[above] + 2 >> 2);
        for (int i = 1; i < side; i++) {
            samples[at + i] = (short) (border[above + i] + 3 * average + 2 >> 2);
            samples[at + i * width] = (short) (border[left - i] + 3 * average + 2 >> 2);
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
