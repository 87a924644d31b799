package io.contactsheet.imaging.hevc;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import org.jspecify.annotations.Nullable;

/** A sequence parameter set: what is common to all tiles of a picture. Source: sections 7.3.2.2 and 7.4.3.2. */
final class SequenceParameters {

    private static final int MOST_SETS = 16;
    private static final int LONGEST_SIDE = 1 << 15;
    private static final int DEEPEST = 12;
    private static final int MOST_LONG_TERM = 32;
    private static final int SEPARATE_PLANES = 3;

    final int id;

    /** 0 without chroma, 1 for 4:2:0, 2 for 4:2:2, 3 for 4:4:4. */
    final int chromaFormat;

    final int width;
    final int height;

    /** What is cut off, in samples of luma. */
    final Window window;

    final int lumaDepth;
    final int chromaDepth;

    /** Bits of a picture's number. */
    final int orderBits;

    final int minCodingLog2;
    final int codingTreeLog2;
    final int minTransformLog2;
    final int maxTransformLog2;
    final int maxTransformDepth;

    /** Null where all coefficients are quantized alike. */
    final @Nullable ScalingLists scalingLists;

    final boolean sampleOffsets;
    final @Nullable Pcm pcm;
    final ReferenceSets referenceSets;

    /** Whether slices name pictures far away. */
    final boolean longTerm;

    final int longTermCount;
    final boolean temporalMotion;
    final boolean strongSmoothing;
    final boolean noSmoothing;
    final HevcColor color;

    /** What is cut off on each side. */
    record Window(int left, int right, int top, int bottom) {}

    /**
     * Samples that are not compressed.
     *
     * @param minLog2 of the side of a coding block that may be so
     */
    record Pcm(int lumaDepth, int chromaDepth, int minLog2, int maxLog2) {}

    private SequenceParameters(BitReader reader) throws UnreadablePictureException {
        reader.skip(4);
        int subLayers = reader.bits(3) + 1;
        reader.skip(1);
        skipProfile(reader, subLayers);
        id = reader.unsigned(MOST_SETS - 1);
        chromaFormat = reader.unsigned(3);
        if (chromaFormat == SEPARATE_PLANES && reader.flag()) {
            throw unsupported("separate colour planes");
        }
        width = reader.unsigned(LONGEST_SIDE);
        height = reader.unsigned(LONGEST_SIDE);
        window = reader.flag() ? readWindow(reader) : new Window(0, 0, 0, 0);
        lumaDepth = readDepth(reader);
        chromaDepth = readDepth(reader);
        orderBits = reader.unsigned(12) + 4;
        for (int i = reader.flag() ? 0 : subLayers - 1; i < subLayers; i++) {
            reader.unsigned();
            reader.unsigned();
            reader.unsigned();
        }
        minCodingLog2 = reader.unsigned(3) + 3;
        codingTreeLog2 = minCodingLog2 + reader.unsigned(3);
        minTransformLog2 = reader.unsigned(3) + 2;
        maxTransformLog2 = minTransformLog2 + reader.unsigned(3);
        reader.unsigned();
        maxTransformDepth = reader.unsigned(4);
        scalingLists = reader.flag() ? readScalingLists(reader) : null;
        reader.flag();
        sampleOffsets = reader.flag();
        pcm = reader.flag() ? readPcm(reader) : null;
        referenceSets = ReferenceSets.parse(reader);
        longTerm = reader.flag();
        longTermCount = longTerm ? reader.unsigned(MOST_LONG_TERM) : 0;
        reader.skip((long) longTermCount * (orderBits + 1));
        temporalMotion = reader.flag();
        strongSmoothing = reader.flag();
        color = reader.flag() ? VideoUsability.parse(reader, subLayers) : HevcColor.UNSPECIFIED;
        noSmoothing = reader.flag() && readExtensions(reader);
        check();
    }

    static SequenceParameters parse(BitReader reader) throws UnreadablePictureException {
        return new SequenceParameters(reader);
    }

    /** Leaves out {@code profile_tier_level}: tools are judged one by one, not by a profile's name. */
    private static void skipProfile(BitReader reader, int subLayers) throws UnreadablePictureException {
        int profile = 88;
        int level = 8;
        reader.skip(profile + level);
        int bits = 0;
        for (int i = 1; i < subLayers; i++) {
            bits += reader.flag() ? profile : 0;
            bits += reader.flag() ? level : 0;
        }
        if (subLayers > 1) {
            reader.skip(2L * (9 - subLayers) + bits);
        }
    }

    private Window readWindow(BitReader reader) throws UnreadablePictureException {
        int unitX = 1 << chromaShiftX();
        int unitY = 1 << chromaShiftY();
        return new Window(
                unitX * reader.unsigned(LONGEST_SIDE),
                unitX * reader.unsigned(LONGEST_SIDE),
                unitY * reader.unsigned(LONGEST_SIDE),
                unitY * reader.unsigned(LONGEST_SIDE));
    }

    private static int readDepth(BitReader reader) throws UnreadablePictureException {
        int depth = reader.unsigned(8) + 8;
        if (depth > DEEPEST) {
            throw unsupported("samples of " + depth + " bits");
        }
        return depth;
    }

    private static ScalingLists readScalingLists(BitReader reader) throws UnreadablePictureException {
        return reader.flag() ? ScalingLists.parse(reader) : ScalingLists.defaults();
    }

    private static Pcm readPcm(BitReader reader) throws UnreadablePictureException {
        int luma = reader.bits(4) + 1;
        int chroma = reader.bits(4) + 1;
        int minLog2 = reader.unsigned(2) + 3;
        int maxLog2 = minLog2 + reader.unsigned(2);
        reader.flag();
        return new Pcm(luma, chroma, minLog2, maxLog2);
    }

    /** Refuses what is not known here, and says whether smoothing of what is predicted from is off. */
    private static boolean readExtensions(BitReader reader) throws UnreadablePictureException {
        boolean range = reader.flag();
        reader.skip(2);
        if (reader.flag()) {
            throw unsupported("screen content coding");
        }
        reader.skip(4);
        return range && readRangeExtension(reader);
    }

    private static boolean readRangeExtension(BitReader reader) throws UnreadablePictureException {
        refuse(reader, "rotated residuals");
        refuse(reader, "a context for skipped transforms");
        refuse(reader, "implicit RDPCM");
        // Explicit RDPCM is of inter prediction.
        reader.flag();
        refuse(reader, "extended precision");
        boolean noSmoothing = reader.flag();
        // High precision offsets are of weighted prediction.
        reader.flag();
        refuse(reader, "persistent Rice adaptation");
        refuse(reader, "aligned bypass decoding");
        return noSmoothing;
    }

    private static void refuse(BitReader reader, String tool) throws UnreadablePictureException {
        if (reader.flag()) {
            throw unsupported(tool);
        }
    }

    private void check() throws UnreadablePictureException {
        int unit = (1 << minCodingLog2) - 1;
        boolean sizes = width > 0 && height > 0 && (width & unit) == 0 && (height & unit) == 0;
        boolean cut = window.left() + window.right() < width && window.top() + window.bottom() < height;
        boolean blocks = codingTreeLog2 >= 4
                && codingTreeLog2 <= 6
                && minTransformLog2 < minCodingLog2
                && maxTransformLog2 <= Math.min(codingTreeLog2, 5);
        if (!sizes || !cut || !blocks || !isPcmFit()) {
            throw BitReader.damaged();
        }
    }

    private boolean isPcmFit() {
        return pcm == null
                || pcm.lumaDepth() <= lumaDepth
                        && pcm.chromaDepth() <= chromaDepth
                        && pcm.minLog2() >= minCodingLog2
                        && pcm.maxLog2() <= Math.min(codingTreeLog2, 5);
    }

    /** How much smaller a plane of chroma is. */
    int chromaShiftX() {
        return chromaFormat == 1 || chromaFormat == 2 ? 1 : 0;
    }

    int chromaShiftY() {
        return chromaFormat == 1 ? 1 : 0;
    }

    int planes() {
        return chromaFormat == 0 ? 1 : 3;
    }

    int depth(int component) {
        return component == 0 ? lumaDepth : chromaDepth;
    }

    static UnreadablePictureException unsupported(String tool) {
        return UnreadablePictureException.unsupported("This HEVC picture uses " + tool + ", which is not supported.");
    }
}
