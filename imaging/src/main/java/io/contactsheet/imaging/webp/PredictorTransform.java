package io.contactsheet.imaging.webp;

/** What the pixels around tell of a pixel has been subtracted, in each square in its way. Source: RFC 9649, section 3.5.1. */
final class PredictorTransform implements LosslessTransform {

    private static final int BLACK = 0xFF000000;

    private final int width;
    private final int squareBits;
    private final int[] modes;

    /** The row above, and behind it the first pixel of the current row, which stands for the one above on the right. */
    private final int[] above;

    /**
     * @param squareBits the side of a square
     * @param modes of each square, as the green of a pixel
     */
    PredictorTransform(int width, int squareBits, int[] modes) {
        this.width = width;
        this.squareBits = squareBits;
        this.modes = modes;
        this.above = new int[width + 1];
    }

    /** Of each channel by itself, without carry. */
    static int sum(int a, int b) {
        return ((a & 0xFF00FF00) + (b & 0xFF00FF00) & 0xFF00FF00) | ((a & 0x00FF00FF) + (b & 0x00FF00FF) & 0x00FF00FF);
    }

    @Override
    public void inverse(int y, int[] row) {
        row[0] = sum(row[0], y == 0 ? BLACK : above[0]);
        if (y == 0) {
            for (int x = 1; x < width; x++) {
                row[x] = sum(row[x], row[x - 1]);
            }
        } else {
            above[width] = row[0];
            inverseRest(y, row);
        }
        System.arraycopy(row, 0, above, 0, width);
    }

    private void inverseRest(int y, int[] row) {
        int first = (y >> squareBits) * CodedImage.squares(width, squareBits);
        int left = row[0];
        for (int x = 1; x < width; x++) {
            int mode = modes[first + (x >> squareBits)] >> 8 & 15;
            left = sum(row[x], predict(mode, left, above[x], above[x - 1], above[x + 1]));
            row[x] = left;
        }
    }

    private static int predict(int mode, int left, int top, int topLeft, int topRight) {
        return switch (mode) {
            case 1 -> left;
            case 2 -> top;
            case 3 -> topRight;
            case 4 -> topLeft;
            case 5 -> mean(mean(left, topRight), top);
            case 6 -> mean(left, topLeft);
            case 7 -> mean(left, top);
            case 8 -> mean(topLeft, top);
            case 9 -> mean(top, topRight);
            case 10 -> mean(mean(left, topLeft), mean(top, topRight));
            case 11 -> nearer(left, top, topLeft);
            case 12 -> gradient(left, top, topLeft);
            case 13 -> halfGradient(mean(left, top), topLeft);
            default -> BLACK;
        };
    }

    /** Of each channel by itself, rounded down. */
    private static int mean(int a, int b) {
        return (((a ^ b) & 0xFEFEFEFE) >>> 1) + (a & b);
    }

    /** Of the left and the upper pixel the one that is nearer to the sum of both less the corner. */
    private static int nearer(int left, int top, int topLeft) {
        int ofLeft = 0;
        int ofTop = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 8) {
            int corner = topLeft >> shift & 0xFF;
            ofLeft += Math.abs((top >> shift & 0xFF) - corner);
            ofTop += Math.abs((left >> shift & 0xFF) - corner);
        }
        return ofLeft < ofTop ? left : top;
    }

    private static int gradient(int left, int top, int topLeft) {
        int result = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 8) {
            int level = (left >> shift & 0xFF) + (top >> shift & 0xFF) - (topLeft >> shift & 0xFF);
            result |= Math.clamp(level, 0, 255) << shift;
        }
        return result;
    }

    private static int halfGradient(int mean, int topLeft) {
        int result = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 8) {
            int level = mean >> shift & 0xFF;
            result |= Math.clamp(level + (level - (topLeft >> shift & 0xFF)) / 2, 0, 255) << shift;
        }
        return result;
    }
}
