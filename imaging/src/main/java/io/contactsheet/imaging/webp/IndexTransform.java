package io.contactsheet.imaging.webp;

import java.util.Arrays;

/**
 * Pixels have been replaced by their index in a table of colours, and several small ones put into one pixel. Source:
 * RFC 9649, section 3.5.4.
 *
 * @param colors 256 of them, whether there are so many or not
 * @param packBits two to the power of this are the indices in a pixel
 */
@SuppressWarnings("ArrayRecordComponent") // Inside this package, never changed.
record IndexTransform(int width, int[] colors, int packBits) implements LosslessTransform {

    /** @param differences each colour's from the one before */
    static IndexTransform of(int width, int[] differences) {
        int[] colors = Arrays.copyOf(differences, 256);
        for (int i = 1; i < differences.length; i++) {
            colors[i] = PredictorTransform.sum(colors[i], colors[i - 1]);
        }
        int count = differences.length;
        return new IndexTransform(width, colors, count <= 2 ? 3 : count <= 4 ? 2 : count <= 16 ? 1 : 0);
    }

    int packedWidth() {
        return CodedImage.squares(width, packBits);
    }

    /** From right to left, as no packed pixel stands further right than its indices. */
    @Override
    public void inverse(int y, int[] row) {
        int indexBits = 8 >> packBits;
        int mask = (1 << indexBits) - 1;
        int inPixel = (1 << packBits) - 1;
        for (int x = width - 1; x >= 0; x--) {
            int packed = row[x >> packBits] >> 8 & 0xFF;
            row[x] = colors[packed >> ((x & inPixel) * indexBits) & mask];
        }
    }
}
