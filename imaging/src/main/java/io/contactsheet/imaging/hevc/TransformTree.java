package io.contactsheet.imaging.hevc;

import org.jspecify.annotations.Nullable;

/**
 * Predicts and completes the blocks of a coding unit, each before the next is predicted. Source: sections 7.3.8.8,
 * 7.3.8.10 and 8.4.4.1.
 */
final class TransformTree {

    private static final int FULL_CHROMA = 3;

    /** As many blocks of chroma as of luma across, but twice as many down: 4:2:2. */
    private static final int TALL_CHROMA = 2;

    /** Flags of blocks with coefficients: one block, and the one below it where chroma is tall. */
    private static final int FIRST = 1;

    private static final int SECOND = 2;

    private final Cabac cabac;
    private final SequenceParameters sequence;
    private final Plane[] planes;
    private final Quantizers quantizers;
    private final Residual residual;
    private final InverseTransform transform;
    private final IntraPrediction[] predictions;
    private final @Nullable ScalingLists scalingLists;
    private final int chromaFormat;
    private final CodingUnit unit;

    TransformTree(Cabac cabac, DecodedPicture decoded, Availability around, Quantizers quantizers, CodingUnit unit) {
        this.cabac = cabac;
        this.sequence = decoded.sequence;
        this.planes = decoded.planes;
        this.quantizers = quantizers;
        this.unit = unit;
        residual = new Residual(cabac, decoded.picture);
        transform = new InverseTransform(residual);
        predictions = new IntraPrediction[planes.length];
        for (int i = 0; i < planes.length; i++) {
            predictions[i] = new IntraPrediction(decoded, i, around);
        }
        chromaFormat = sequence.chromaFormat;
        ScalingLists ofPicture = decoded.picture.scalingLists;
        scalingLists = sequence.scalingLists == null || ofPicture == null ? sequence.scalingLists : ofPicture;
    }

    /** Decodes a whole coding unit. */
    void read(int x, int y, int log2) {
        read(x, y, log2, 0, 0, 0, FIRST, FIRST);
    }

    /**
     * Decodes a block of the tree.
     *
     * @param quarter which one it is of the block above it in the tree
     * @param part which part of the coding unit it is in, 0 where that is not parted
     * @param cb whether the block above it has coefficients of Cb
     */
    private void read(int x, int y, int log2, int depth, int quarter, int part, int cb, int cr) {
        boolean split = isSplit(log2, depth);
        int codedCb = chromaFormat == 0 ? 0 : cb;
        int codedCr = chromaFormat == 0 ? 0 : cr;
        if (log2 > 2 || chromaFormat == FULL_CHROMA) {
            boolean two = chromaFormat == TALL_CHROMA && (!split || log2 == 3);
            codedCb = readCodedChroma(codedCb, depth, two);
            codedCr = readCodedChroma(codedCr, depth, two);
        }
        if (!split) {
            boolean coded = cabac.bit(Contexts.CODED_LUMA + (depth == 0 ? 1 : 0)) != 0;
            reconstruct(x, y, log2, quarter, part, coded, codedCb, codedCr);
            return;
        }
        int half = 1 << log2 - 1;
        for (int i = 0; i < 4; i++) {
            int partOfQuarter = depth == 0 && unit.isParted ? i : part;
            int quarterX = x + half * (i & 1);
            int quarterY = y + half * (i >> 1);
            read(quarterX, quarterY, log2 - 1, depth + 1, i, partOfQuarter, codedCb, codedCr);
        }
    }

    private boolean isSplit(int log2, int depth) {
        if (log2 > sequence.maxTransformLog2 || unit.isParted && depth == 0) {
            return true;
        }
        return log2 > sequence.minTransformLog2
                && depth < sequence.maxTransformDepth + (unit.isParted ? 1 : 0)
                && cabac.bit(Contexts.SPLIT_TRANSFORM + 5 - log2) != 0;
    }

    private int readCodedChroma(int above, int depth, boolean two) {
        if (above == 0) {
            return 0;
        }
        int coded = cabac.bit(Contexts.CODED_CHROMA + depth) * FIRST;
        return two ? coded | cabac.bit(Contexts.CODED_CHROMA + depth) * SECOND : coded;
    }

    private void reconstruct(int x, int y, int log2, int quarter, int part, boolean coded, int cb, int cr) {
        boolean hasChroma = (cb | cr) != 0;
        if (coded || hasChroma) {
            quantizers.read(hasChroma, unit.lossless);
        }
        block(0, x, y, log2, unit.luma[part], coded);
        if (chromaFormat == FULL_CHROMA) {
            block(1, x, y, log2, unit.chroma[part], cb != 0);
            block(2, x, y, log2, unit.chroma[part], cr != 0);
        } else if (chromaFormat != 0 && log2 > 2) {
            chroma(1, x, y, log2 - 1, cb);
            chroma(2, x, y, log2 - 1, cr);
        } else if (chromaFormat != 0 && quarter == 3) {
            // Chroma of four blocks of 4 x 4 is one block, after all of luma.
            chroma(1, x - 4, y - 4, 2, cb);
            chroma(2, x - 4, y - 4, 2, cr);
        }
    }

    /** Subsampled chroma of a block of luma. */
    private void chroma(int component, int lumaX, int lumaY, int log2, int coded) {
        int x = lumaX >> 1;
        int y = lumaY >> sequence.chromaShiftY();
        block(component, x, y, log2, unit.chroma[0], (coded & FIRST) != 0);
        if (chromaFormat == TALL_CHROMA) {
            block(component, x, y + (1 << log2), log2, unit.chroma[0], (coded & SECOND) != 0);
        }
    }

    private void block(int component, int x, int y, int log2, int mode, boolean coded) {
        predictions[component].predict(x, y, log2, mode);
        if (coded) {
            Plane plane = planes[component];
            short[] factors = scalingLists == null ? null : scalingLists.factors(log2, component);
            residual.setScale(quantizers.of(component), plane.depth, factors);
            residual.read(log2, component == 0, scan(component, log2, mode), unit.lossless);
            boolean sine = component == 0 && log2 == 2;
            transform.add(plane, y * plane.width + x, log2, sine, unit.lossless);
        }
    }

    /** Coefficients of small blocks are scanned across the direction of prediction. */
    private int scan(int component, int log2, int mode) {
        boolean small = log2 == 2 || log2 == 3 && (component == 0 || chromaFormat == FULL_CHROMA);
        if (small && mode >= 6 && mode <= 14) {
            return ScanOrder.VERTICAL;
        }
        return small && mode >= 22 && mode <= 30 ? ScanOrder.HORIZONTAL : ScanOrder.DIAGONAL;
    }
}
