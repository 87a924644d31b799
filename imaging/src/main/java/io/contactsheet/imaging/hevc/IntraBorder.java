package io.contactsheet.imaging.hevc;

import java.util.Arrays;

/**
 * The samples on the left and above that a block of one plane is predicted from. Source: sections 8.4.4.2.2 and
 * 8.4.4.2.3.
 *
 * <p>They are laid out in one row of {@code 4 * side + 1}: first those on the left from the lowest on, at
 * {@code 2 * side} the corner, then those above from the left on.
 */
final class IntraBorder {

    private static final int LONGEST = 32;

    private final Plane plane;
    private final short[] samples;
    private final int width;
    private final Availability around;
    private final int shiftX;
    private final int shiftY;

    /** Whether they are smoothed, and whether to a straight line where that is as good. */
    private final boolean smoothing;

    private final boolean strongSmoothing;

    private final int[] border = new int[4 * LONGEST + 1];
    private final int[] smooth = new int[4 * LONGEST + 1];

    IntraBorder(DecodedPicture decoded, int component, Availability around) {
        SequenceParameters sequence = decoded.sequence;
        boolean luma = component == 0;
        this.plane = decoded.planes[component];
        this.samples = plane.samples;
        this.width = plane.width;
        this.around = around;
        this.shiftX = luma ? 0 : sequence.chromaShiftX();
        this.shiftY = luma ? 0 : sequence.chromaShiftY();
        this.smoothing = !sequence.noSmoothing && (luma || sequence.chromaFormat == 3);
        this.strongSmoothing = luma && sequence.strongSmoothing;
    }

    /** The border of a block at a place in this plane, as its mode of prediction wants it. Valid until the next call. */
    int[] read(int x, int y, int side, int mode) {
        readBorder(x, y, side);
        return smoothing && isSmoothed(mode, side) ? smoothed(side) : border;
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
        if (mode == IntraPrediction.AVERAGE || side == 4) {
            return false;
        }
        int off = Math.min(Math.abs(mode - IntraPrediction.VERTICAL), Math.abs(mode - IntraPrediction.HORIZONTAL));
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
}
