package io.contactsheet.imaging.hevc;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A picture that is being decoded: its samples, and what later blocks must know of earlier ones. */
final class DecodedPicture {

    /** Of a coding tree block that has not been decoded. */
    static final int MISSING = -1;

    /** Log2 of the side of the smallest block that has a direction of prediction. */
    static final int SMALLEST_LOG2 = 2;

    /** Those of the largest picture of level 6.2 (table A.8). */
    private static final long MOST_PIXELS = 35_651_584;

    final SequenceParameters sequence;
    final PictureParameters picture;
    final CodingTreeOrder order;
    final Plane[] planes;

    /** Of each coding tree block, row by row, the address of its slice. */
    final int[] slices;

    /** How often each smallest coding block has been divided from its coding tree block. */
    final byte[] depths;

    /** Quantizer of each smallest coding block. */
    final byte[] quantizers;

    /** Smallest coding blocks in a row. */
    final int codingColumns;

    /** Mode of prediction of each 4 x 4 samples of luma. */
    final byte[] modes;

    /** Squares of 4 x 4 in a row. */
    final int modeColumns;

    DecodedPicture(SequenceParameters sequence, PictureParameters picture) throws UnreadablePictureException {
        this.sequence = sequence;
        this.picture = picture;
        order = new CodingTreeOrder(sequence, picture);
        planes = new Plane[sequence.planes()];
        for (int i = 0; i < planes.length; i++) {
            int width = i == 0 ? sequence.width : sequence.width >> sequence.chromaShiftX();
            int height = i == 0 ? sequence.height : sequence.height >> sequence.chromaShiftY();
            planes[i] = new Plane(width, height, sequence.depth(i));
        }
        slices = new int[order.count()];
        codingColumns = sequence.width >> sequence.minCodingLog2;
        depths = new byte[codingColumns * (sequence.height >> sequence.minCodingLog2)];
        quantizers = new byte[depths.length];
        modeColumns = sequence.width >> SMALLEST_LOG2;
        modes = new byte[modeColumns * (sequence.height >> SMALLEST_LOG2)];
        clear();
    }

    /** What such a picture takes, in bytes. */
    static long memory(SequenceParameters sequence) throws UnreadablePictureException {
        long pixels = (long) sequence.width * sequence.height;
        if (pixels > MOST_PIXELS) {
            throw UnreadablePictureException.tooLarge("This HEVC picture is said to be " + sequence.width + " x "
                    + sequence.height + " pixels, which is more than can be read.");
        }
        long chroma = sequence.chromaFormat == 0 ? 0 : 2 * pixels >> sequence.chromaShiftX() + sequence.chromaShiftY();
        return Short.BYTES * (pixels + chroma) + pixels / 5;
    }

    /** Forgets the picture before. */
    void clear() {
        Arrays.fill(slices, MISSING);
    }

    /** Makes grey the coding tree blocks that have not been decoded, and says how many there are. */
    int blankMissing() {
        int missing = 0;
        int side = 1 << sequence.codingTreeLog2;
        for (int i = 0; i < slices.length; i++) {
            if (slices[i] == MISSING) {
                missing++;
                blank(i % order.columns * side, i / order.columns * side, side);
            }
        }
        return missing;
    }

    private void blank(int x, int y, int side) {
        planes[0].blank(x, y, side, side);
        int shiftX = sequence.chromaShiftX();
        int shiftY = sequence.chromaShiftY();
        for (int i = 1; i < planes.length; i++) {
            planes[i].blank(x >> shiftX, y >> shiftY, side >> shiftX, side >> shiftY);
        }
    }

    /** The picture, cut to its window. */
    HevcPicture picture(boolean isWhole) {
        SequenceParameters.Window window = sequence.window;
        int width = sequence.width - window.left() - window.right();
        int height = sequence.height - window.top() - window.bottom();
        List<HevcPlane> cut = new ArrayList<>();
        for (int i = 0; i < planes.length; i++) {
            int shiftX = i == 0 ? 0 : sequence.chromaShiftX();
            int shiftY = i == 0 ? 0 : sequence.chromaShiftY();
            Plane plane = planes[i];
            cut.add(new HevcPlane(
                    plane.samples,
                    (window.top() >> shiftY) * plane.width + (window.left() >> shiftX),
                    plane.width,
                    width >> shiftX,
                    height >> shiftY));
        }
        return new HevcPicture(
                width,
                height,
                sequence.chromaFormat,
                sequence.lumaDepth,
                sequence.chromaDepth,
                List.copyOf(cut),
                sequence.color,
                isWhole);
    }
}
