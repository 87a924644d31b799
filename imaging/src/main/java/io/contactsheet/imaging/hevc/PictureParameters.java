package io.contactsheet.imaging.hevc;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import org.jspecify.annotations.Nullable;

/** A picture parameter set. Source: sections 7.3.2.3 and 7.4.3.3. */
final class PictureParameters {

    private static final int MOST_SETS = 64;
    private static final int MOST_SEQUENCES = 16;
    private static final int MOST_COLUMNS = 20;
    private static final int MOST_ROWS = 22;
    private static final int MOST_OFFSETS = 6;
    private static final int[] NONE = {};

    final int id;
    final int sequence;
    final boolean dependentSlices;
    final boolean outputFlag;
    final int extraSliceBits;
    final boolean signHiding;
    final int initialQuantizer;
    final boolean transformSkip;

    /** Whether quantizers change within a slice. */
    final boolean quantizerDeltas;

    /** How many times smaller than a coding tree block a block with a quantizer of its own may be. */
    final int quantizerDepth;

    final int cbOffset;
    final int crOffset;
    final boolean sliceChromaOffsets;
    final boolean lossless;
    final @Nullable Tiles tiles;

    /** Whether each row of coding tree blocks is a stream of its own: wavefronts. */
    final boolean rowStreams;

    final boolean filterAcrossSlices;
    final boolean deblockingOverride;
    final boolean deblockingDisabled;
    final @Nullable ScalingLists scalingLists;
    final boolean sliceExtension;
    final int maxTransformSkipLog2;
    final boolean chromaOffsetLists;
    final int chromaOffsetDepth;
    final int[] cbOffsets;
    final int[] crOffsets;

    /**
     * Tiles of a picture.
     *
     * @param widths of all columns but the last, in coding tree blocks; null where all are about the same
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
    record Tiles(int columns, int rows, int @Nullable [] widths, int @Nullable [] heights) {}

    private PictureParameters(BitReader reader) throws UnreadablePictureException {
        id = reader.unsigned(MOST_SETS - 1);
        sequence = reader.unsigned(MOST_SEQUENCES - 1);
        dependentSlices = reader.flag();
        outputFlag = reader.flag();
        extraSliceBits = reader.bits(3);
        signHiding = reader.flag();
        reader.skip(1);
        reader.unsigned();
        reader.unsigned();
        initialQuantizer = 26 + reader.signed(-(26 + 48), 25);
        // What constrained prediction leaves out is inter-coded, and there is nothing such here.
        reader.skip(1);
        transformSkip = reader.flag();
        quantizerDeltas = reader.flag();
        quantizerDepth = quantizerDeltas ? reader.unsigned(3) : 0;
        cbOffset = reader.signed(-12, 12);
        crOffset = reader.signed(-12, 12);
        sliceChromaOffsets = reader.flag();
        reader.skip(2);
        lossless = reader.flag();
        boolean tiled = reader.flag();
        rowStreams = reader.flag();
        tiles = tiled ? readTiles(reader) : null;
        filterAcrossSlices = reader.flag();
        boolean deblocking = reader.flag();
        deblockingOverride = deblocking && reader.flag();
        deblockingDisabled = deblocking && reader.flag();
        if (deblocking && !deblockingDisabled) {
            reader.signed();
            reader.signed();
        }
        scalingLists = reader.flag() ? ScalingLists.parse(reader) : null;
        reader.skip(1);
        reader.unsigned();
        sliceExtension = reader.flag();
        boolean range = reader.flag() && readExtensions(reader);
        maxTransformSkipLog2 = range && transformSkip ? reader.unsigned(3) + 2 : 2;
        if (range && reader.flag()) {
            throw SequenceParameters.unsupported("cross-component prediction");
        }
        chromaOffsetLists = range && reader.flag();
        chromaOffsetDepth = chromaOffsetLists ? reader.unsigned(3) : 0;
        int offsets = chromaOffsetLists ? reader.unsigned(MOST_OFFSETS - 1) + 1 : 0;
        cbOffsets = offsets == 0 ? NONE : new int[offsets];
        crOffsets = offsets == 0 ? NONE : new int[offsets];
        for (int i = 0; i < offsets; i++) {
            cbOffsets[i] = reader.signed(-12, 12);
            crOffsets[i] = reader.signed(-12, 12);
        }
    }

    static PictureParameters parse(BitReader reader) throws UnreadablePictureException {
        return new PictureParameters(reader);
    }

    private static Tiles readTiles(BitReader reader) throws UnreadablePictureException {
        int columns = reader.unsigned(MOST_COLUMNS - 1) + 1;
        int rows = reader.unsigned(MOST_ROWS - 1) + 1;
        boolean uniform = reader.flag();
        Tiles tiles = new Tiles(
                columns, rows, uniform ? null : readSides(reader, columns), uniform ? null : readSides(reader, rows));
        reader.skip(1);
        return tiles;
    }

    private static int[] readSides(BitReader reader, int count) throws UnreadablePictureException {
        int[] sides = new int[count - 1];
        for (int i = 0; i < sides.length; i++) {
            sides[i] = reader.unsigned(1 << 15) + 1;
        }
        return sides;
    }

    /** Whether the range extension follows. */
    private static boolean readExtensions(BitReader reader) throws UnreadablePictureException {
        boolean range = reader.flag();
        reader.skip(2);
        if (reader.flag()) {
            throw SequenceParameters.unsupported("screen content coding");
        }
        reader.skip(4);
        return range;
    }
}
