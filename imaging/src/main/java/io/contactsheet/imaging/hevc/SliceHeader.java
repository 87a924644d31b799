package io.contactsheet.imaging.hevc;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import org.jspecify.annotations.Nullable;

/** The header of a slice segment. Source: sections 7.3.6 and 7.4.7. */
final class SliceHeader {

    private static final int INTRA = 2;
    private static final int MOST_PICTURE_SETS = 64;
    private static final int MOST_LONG_TERM = 64;
    private static final int MOST_ENTRIES = 1 << 18;
    private static final int LONGEST_EXTENSION = 256;

    final PictureParameters picture;
    final SequenceParameters sequence;

    /** Whether a picture begins here. */
    final boolean first;

    /** Whether the segment continues the slice of the one before it. */
    final boolean dependent;

    /** The first coding tree block, in raster order. */
    final int segmentAddress;

    /** That of the slice. */
    final int sliceAddress;

    final boolean lumaOffsets;
    final boolean chromaOffsets;
    final int quantizer;
    final int cbOffset;
    final int crOffset;

    /** Whether coding units change the quantizers of chroma. */
    final boolean unitChromaOffsets;

    /** Where the coding tree units begin. */
    final int dataStart;

    private SliceHeader(BitReader reader, NalUnit unit, ParameterSets sets, @Nullable SliceHeader before)
            throws UnreadablePictureException {
        first = reader.flag();
        if (unit.isRandomAccess()) {
            reader.skip(1);
        }
        picture = sets.picture(reader.unsigned(MOST_PICTURE_SETS - 1));
        sequence = sets.sequence(picture.sequence);
        dependent = !first && picture.dependentSlices && reader.flag();
        segmentAddress = first ? 0 : reader.bits(Numbers.ceilLog2(blocks()));
        if (segmentAddress >= blocks() || dependent && before == null) {
            throw BitReader.damaged();
        }
        if (dependent && before != null) {
            sliceAddress = before.sliceAddress;
            lumaOffsets = before.lumaOffsets;
            chromaOffsets = before.chromaOffsets;
            quantizer = before.quantizer;
            cbOffset = before.cbOffset;
            crOffset = before.crOffset;
            unitChromaOffsets = before.unitChromaOffsets;
        } else {
            sliceAddress = segmentAddress;
            readKind(reader, unit);
            lumaOffsets = sequence.sampleOffsets && reader.flag();
            chromaOffsets = sequence.sampleOffsets && sequence.chromaFormat != 0 && reader.flag();
            quantizer = picture.initialQuantizer + reader.signed(-128, 128);
            cbOffset = picture.cbOffset + (picture.sliceChromaOffsets ? reader.signed(-12, 12) : 0);
            crOffset = picture.crOffset + (picture.sliceChromaOffsets ? reader.signed(-12, 12) : 0);
            unitChromaOffsets = picture.chromaOffsetLists && reader.flag();
            skipFilters(reader);
        }
        skipEntryPoints(reader);
        if (picture.sliceExtension) {
            reader.skip(8L * reader.unsigned(LONGEST_EXTENSION));
        }
        dataStart = reader.alignedByte();
        check(unit);
    }

    /**
     * Reads a header.
     *
     * @param before the segment before it, which a dependent one continues
     */
    static SliceHeader parse(NalUnit unit, ParameterSets sets, @Nullable SliceHeader before)
            throws UnreadablePictureException {
        return new SliceHeader(unit.reader(), unit, sets, before);
    }

    private int blocks() {
        int side = 1 << sequence.codingTreeLog2;
        return Math.ceilDiv(sequence.width, side) * Math.ceilDiv(sequence.height, side);
    }

    private void readKind(BitReader reader, NalUnit unit) throws UnreadablePictureException {
        reader.skip(picture.extraSliceBits);
        if (reader.unsigned(INTRA) != INTRA) {
            throw SequenceParameters.unsupported("prediction from other pictures");
        }
        if (picture.outputFlag) {
            reader.skip(1);
        }
        if (!unit.isInstantRefresh()) {
            skipReferences(reader);
        }
    }

    private void skipReferences(BitReader reader) throws UnreadablePictureException {
        reader.skip(sequence.orderBits);
        sequence.referenceSets.skipInSlice(reader);
        if (sequence.longTerm) {
            skipLongTerm(reader);
        }
        if (sequence.temporalMotion) {
            reader.skip(1);
        }
    }

    private void skipLongTerm(BitReader reader) throws UnreadablePictureException {
        int known = sequence.longTermCount > 0 ? reader.unsigned(sequence.longTermCount) : 0;
        int count = known + reader.unsigned(MOST_LONG_TERM);
        for (int i = 0; i < count; i++) {
            reader.skip(i < known ? Numbers.ceilLog2(sequence.longTermCount) : sequence.orderBits + 1);
            if (reader.flag()) {
                reader.unsigned();
            }
        }
    }

    /** Leaves out what the loop filters would need. */
    private void skipFilters(BitReader reader) throws UnreadablePictureException {
        boolean disabled = picture.deblockingDisabled;
        if (picture.deblockingOverride && reader.flag()) {
            disabled = reader.flag();
            if (!disabled) {
                reader.signed();
                reader.signed();
            }
        }
        if (picture.filterAcrossSlices && (lumaOffsets || chromaOffsets || !disabled)) {
            reader.skip(1);
        }
    }

    /** Leaves out where tiles and rows begin, since they follow one another without gaps. */
    private void skipEntryPoints(BitReader reader) throws UnreadablePictureException {
        if (picture.tiles == null && !picture.rowStreams) {
            return;
        }
        int count = reader.unsigned(MOST_ENTRIES);
        if (count > 0) {
            reader.skip((long) count * (reader.unsigned(31) + 1));
        }
    }

    private void check(NalUnit unit) throws UnreadablePictureException {
        int least = -6 * (sequence.lumaDepth - 8);
        if (dataStart > unit.payload().length || quantizer < least || quantizer > 51) {
            throw BitReader.damaged();
        }
    }
}
