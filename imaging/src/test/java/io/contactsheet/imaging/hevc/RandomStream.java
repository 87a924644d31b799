package io.contactsheet.imaging.hevc;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;

/**
 * A picture of nonsense that uses whatever the standard has for pictures predicted from themselves: made by a seed, with
 * the samples that it must have. Loop filters are off.
 */
final class RandomStream {

    private static final int IDR = 19;
    private static final int CLEAN_RANDOM_ACCESS = 21;
    private static final int VIDEO_PARAMETERS = 32;

    private static final int[] DEPTHS = {8, 8, 8, 9, 10, 12};

    /** Neighbouring seeds must not begin alike. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Random random;

    /** An instant refresh names no other pictures; clean random access may. */
    private final int kind;

    private int referenceSets;
    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
    private final SequenceParameters sequence;
    private final PictureParameters picture;
    private final ParameterSets sets = new ParameterSets();
    private final CodingTreeOrder order;
    private final CabacWriter writer;
    private final SliceDecoder decoder;
    private final HevcPicture decoded;

    private RandomStream(long seed) throws UnreadablePictureException {
        random = new Random(seed * SPREAD);
        kind = chance() ? IDR : CLEAN_RANDOM_ACCESS;
        writeUnit(VIDEO_PARAMETERS, videoParameters());
        byte[] sequenceUnit = sequenceParameters();
        writeUnit(NalUnit.SEQUENCE_PARAMETERS, sequenceUnit);
        sets.add(new NalUnit(NalUnit.SEQUENCE_PARAMETERS, 0, sequenceUnit));
        sequence = sets.sequence(0);
        byte[] pictureUnit = pictureParameters();
        writeUnit(NalUnit.PICTURE_PARAMETERS, pictureUnit);
        sets.add(new NalUnit(NalUnit.PICTURE_PARAMETERS, 0, pictureUnit));
        picture = sets.picture(0);
        order = new CodingTreeOrder(sequence, picture);
        writer = new CabacWriter(random, picture.quantizerDeltas ? 3 : 2 + random.nextInt(8));
        decoder = new SliceDecoder(new DecodedPicture(sequence, picture), writer);
        decoder.clear();
        writeSegments();
        decoded = decoder.finish(true);
    }

    static RandomStream of(long seed) throws UnreadablePictureException {
        return new RandomStream(seed);
    }

    /** With start codes. */
    byte[] bytes() {
        return stream.toByteArray();
    }

    HevcPicture picture() {
        return decoded;
    }

    private boolean chance() {
        return random.nextBoolean();
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private static BitWriter profile(BitWriter out) {
        // Range extensions, as these have all formats; and level 6.2.
        out.bits(0, 2).flag(false).bits(4, 5).bits(1 << 27, 32);
        return out.bits(0, 16).bits(0, 32).bits(186, 8);
    }

    private static byte[] videoParameters() {
        BitWriter out = new BitWriter()
                .bits(0, 4)
                .bits(3, 2)
                .bits(0, 6)
                .bits(0, 3)
                .flag(true)
                .bits(0xFFFF, 16);
        profile(out).flag(true).unsigned(0).unsigned(0).unsigned(0);
        return out.bits(0, 6).unsigned(0).flag(false).flag(false).end().bytes();
    }

    private byte[] sequenceParameters() {
        int format = random.nextInt(4);
        int minCoding = between(3, 4);
        int codingTree = between(4, 6);
        int minTransform = between(2, minCoding - 1);
        int maxTransform = between(minTransform, Math.min(5, codingTree));
        int depth = DEPTHS[random.nextInt(DEPTHS.length)];
        BitWriter out = new BitWriter().bits(0, 4).bits(0, 3).flag(true);
        profile(out).unsigned(0).unsigned(format);
        if (format == 3) {
            out.flag(false);
        }
        out.unsigned(between(1, 20) << minCoding).unsigned(between(1, 16) << minCoding);
        out.flag(false).unsigned(depth - 8).unsigned(depth - 8).unsigned(4);
        out.flag(true).unsigned(15).unsigned(0).unsigned(0);
        out.unsigned(minCoding - 3).unsigned(codingTree - minCoding);
        out.unsigned(minTransform - 2).unsigned(maxTransform - minTransform);
        out.unsigned(0).unsigned(between(0, codingTree - minTransform));
        boolean lists = chance();
        out.flag(lists);
        if (lists) {
            writeLists(out);
        }
        out.flag(chance()).flag(chance());
        boolean pcm = chance();
        out.flag(pcm);
        if (pcm) {
            int least = between(minCoding, Math.min(codingTree, 5));
            out.bits(between(1, depth) - 1, 4).bits(between(1, depth) - 1, 4);
            out.unsigned(least - 3)
                    .unsigned(between(least, Math.min(codingTree, 5)) - least)
                    .flag(true);
        }
        writeReferenceSets(out);
        writeLongTerm(out);
        out.flag(chance()).flag(chance());
        return out.flag(false).flag(false).end().bytes();
    }

    private void writeReferenceSets(BitWriter out) {
        referenceSets = between(0, 3);
        out.unsigned(referenceSets);
        int pictures = 0;
        for (int i = 0; i < referenceSets; i++) {
            boolean predicted = i > 0 && chance();
            if (i > 0) {
                out.flag(predicted);
            }
            pictures = predicted ? writePredicted(out, pictures) : writeReferences(out, random);
        }
    }

    private int writePredicted(BitWriter out, int pictures) {
        out.flag(true).unsigned(99);
        int count = 0;
        for (int i = 0; i <= pictures; i++) {
            boolean used = chance();
            out.flag(used);
            boolean kept = used || chance();
            if (!used) {
                out.flag(kept);
            }
            count += kept ? 1 : 0;
        }
        return count;
    }

    private static int writeReferences(BitWriter out, Random choices) {
        int before = choices.nextInt(3);
        int after = choices.nextInt(3);
        out.unsigned(before).unsigned(after);
        for (int i = 0; i < before + after; i++) {
            out.unsigned(choices.nextInt(3)).flag(choices.nextBoolean());
        }
        return before + after;
    }

    private void writeLongTerm(BitWriter out) {
        boolean longTerm = chance();
        out.flag(longTerm);
        if (longTerm) {
            int count = between(0, 3);
            out.unsigned(count);
            for (int i = 0; i < count; i++) {
                out.bits(between(0, 255), 8).flag(chance());
            }
        }
    }

    private void writeLists(BitWriter out) {
        boolean explicit = chance();
        out.flag(explicit);
        if (explicit) {
            writeListData(out);
        }
    }

    private void writeListData(BitWriter out) {
        for (int size = 0; size < 4; size++) {
            for (int matrix = 0; matrix < 6; matrix += size == 3 ? 3 : 1) {
                boolean numbers = chance();
                out.flag(numbers);
                if (!numbers) {
                    out.unsigned(between(0, size == 3 ? matrix / 3 : matrix));
                    continue;
                }
                int next = 8;
                if (size > 1) {
                    next = between(1, 255);
                    out.signed(next - 8);
                }
                for (int i = 0; i < (size == 0 ? 16 : 64); i++) {
                    int number = between(1, 255);
                    out.signed((byte) (number - next));
                    next = number;
                }
            }
        }
    }

    private byte[] pictureParameters() {
        int depths = sequence.codingTreeLog2 - sequence.minCodingLog2;
        BitWriter out = new BitWriter()
                .unsigned(0)
                .unsigned(0)
                .flag(chance())
                .flag(false)
                .bits(between(0, 2), 3);
        out.flag(chance())
                .flag(false)
                .unsigned(0)
                .unsigned(0)
                .signed(between(-10, 10))
                .flag(chance());
        boolean skip = chance();
        boolean deltas = chance();
        out.flag(skip).flag(deltas);
        if (deltas) {
            out.unsigned(between(0, depths));
        }
        out.signed(between(-12, 12))
                .signed(between(-12, 12))
                .flag(chance())
                .flag(false)
                .flag(false)
                .flag(chance());
        writeTiles(out);
        out.flag(chance()).flag(true).flag(false).flag(true);
        boolean lists = chance();
        out.flag(lists);
        if (lists) {
            writeListData(out);
        }
        out.flag(false).unsigned(0).flag(chance());
        boolean extended = chance();
        out.flag(extended);
        if (extended) {
            out.flag(true).bits(0, 7);
            if (skip) {
                out.unsigned(between(0, 3));
            }
            out.flag(false);
            boolean offsets = sequence.chromaFormat != 0 && chance();
            out.flag(offsets);
            if (offsets) {
                int count = between(1, 6);
                out.unsigned(between(0, depths)).unsigned(count - 1);
                for (int i = 0; i < count; i++) {
                    out.signed(between(-12, 12)).signed(between(-12, 12));
                }
            }
            out.unsigned(0).unsigned(0);
        }
        return out.end().bytes();
    }

    private void writeTiles(BitWriter out) {
        int side = 1 << sequence.codingTreeLog2;
        int columns = Math.min(4, Math.ceilDiv(sequence.width, side));
        int rows = Math.min(4, Math.ceilDiv(sequence.height, side));
        boolean tiles = chance() && columns * rows > 1;
        out.flag(tiles).flag(chance());
        if (tiles) {
            int tileColumns = between(rows == 1 ? 2 : 1, columns);
            int tileRows = between(tileColumns == 1 ? 2 : 1, rows);
            boolean uniform = chance();
            out.unsigned(tileColumns - 1).unsigned(tileRows - 1).flag(uniform);
            for (int i = 0; !uniform && i < tileColumns + tileRows - 2; i++) {
                out.unsigned(0);
            }
            out.flag(chance());
        }
    }

    /** Segments end at any block, but within a tile, and within a row where rows are streams. */
    private void writeSegments() throws UnreadablePictureException {
        SliceHeader before = null;
        int turn = 0;
        int sliceStart = 0;
        boolean many = chance();
        while (turn < order.count()) {
            boolean dependent = before != null
                    && picture.dependentSlices
                    && chance()
                    && !startsTile(turn)
                    && (!picture.rowStreams || startsRow(sliceStart) || !startsRow(turn));
            sliceStart = dependent ? sliceStart : turn;
            int most = end(turn, sliceStart) - turn;
            int blocks = many ? between(1, most) : most;
            before = writeSegment(before, turn, dependent, blocks);
            turn += blocks;
        }
    }

    private boolean startsTile(int turn) {
        return turn == 0 || order.tile[order.place[turn]] != order.tile[order.place[turn - 1]];
    }

    private boolean startsRow(int turn) {
        int column = order.place[turn] % order.columns;
        return column == order.tileStart[column];
    }

    private int end(int turn, int sliceStart) {
        boolean withinRow = picture.rowStreams && !(startsRow(turn) && startsRow(sliceStart));
        int end = turn + 1;
        while (end < order.count() && !startsTile(end) && !(withinRow && startsRow(end))) {
            end++;
        }
        return end;
    }

    private SliceHeader writeSegment(SliceHeader before, int turn, boolean dependent, int blocks)
            throws UnreadablePictureException {
        long headerSeed = random.nextLong();
        byte[] draft = header(new Random(headerSeed), turn, dependent, new int[0]);
        SliceHeader header = SliceHeader.parse(new NalUnit(kind, 0, draft), sets, before);
        writer.setBlocks(blocks);
        if (!decoder.decode(header, draft)) {
            throw new IllegalStateException("What was written is damaged.");
        }
        byte[] data = writer.segment();
        int[] entries = entries(data, writer.streamEnds());
        ByteArrayOutputStream unit = new ByteArrayOutputStream();
        unit.writeBytes(header(new Random(headerSeed), turn, dependent, entries));
        unit.writeBytes(data);
        writeUnit(kind, unit.toByteArray());
        return header;
    }

    /** Lengths of the streams but the last, with emulation prevention. A header ends in a byte that is not 0. */
    private static int[] entries(byte[] data, List<Integer> ends) {
        int[] entries = new int[ends.size()];
        int start = 0;
        for (int i = 0; i < entries.length; i++) {
            int end = ends.get(i);
            entries[i] = escaped(data, end) - escaped(data, start);
            start = end;
        }
        return entries;
    }

    private static int escaped(byte[] data, int length) {
        int zeros = 0;
        int escapes = 0;
        for (int i = 0; i < length; i++) {
            if (zeros == 2 && (data[i] & 0xFF) <= 3) {
                escapes++;
                zeros = 0;
            }
            zeros = data[i] == 0 ? zeros + 1 : 0;
        }
        return length + escapes;
    }

    private byte[] header(Random choices, int turn, boolean dependent, int[] entries) {
        BitWriter out = new BitWriter().flag(turn == 0).flag(false).unsigned(0);
        if (turn > 0) {
            if (picture.dependentSlices) {
                out.flag(dependent);
            }
            out.bits(order.place[turn], Numbers.ceilLog2(order.count()));
        }
        if (!dependent) {
            writeSlice(out, choices);
        }
        if (picture.tiles != null || picture.rowStreams) {
            out.unsigned(entries.length);
            if (entries.length > 0) {
                out.unsigned(23);
            }
            for (int entry : entries) {
                out.bits(entry - 1, 24);
            }
        }
        if (picture.sliceExtension) {
            out.unsigned(2).bits(0xABCD, 16);
        }
        return out.end().bytes();
    }

    private void writeSlice(BitWriter out, Random choices) {
        out.bits(0, picture.extraSliceBits).unsigned(2);
        if (kind == CLEAN_RANDOM_ACCESS) {
            writeReferred(out, choices);
        }
        boolean lumaOffsets = sequence.sampleOffsets && choices.nextBoolean();
        boolean chromaOffsets = sequence.sampleOffsets && sequence.chromaFormat != 0 && choices.nextBoolean();
        if (sequence.sampleOffsets) {
            out.flag(lumaOffsets);
        }
        if (sequence.sampleOffsets && sequence.chromaFormat != 0) {
            out.flag(chromaOffsets);
        }
        int least = -6 * (sequence.lumaDepth - 8);
        int quantizer = Math.clamp(least + choices.nextInt(51 - least + 1), least, 51);
        out.signed(quantizer - picture.initialQuantizer);
        if (picture.sliceChromaOffsets) {
            out.signed(Math.clamp(choices.nextInt(5) - 2, -12 - picture.cbOffset, 12 - picture.cbOffset));
            out.signed(Math.clamp(choices.nextInt(5) - 2, -12 - picture.crOffset, 12 - picture.crOffset));
        }
        if (picture.chromaOffsetLists) {
            out.flag(choices.nextBoolean());
        }
        if (picture.filterAcrossSlices && (lumaOffsets || chromaOffsets)) {
            out.flag(false);
        }
    }

    private void writeReferred(BitWriter out, Random choices) {
        out.bits(choices.nextInt(256), 8);
        boolean ofSequence = referenceSets > 0 && choices.nextBoolean();
        out.flag(ofSequence);
        if (ofSequence) {
            out.bits(choices.nextInt(referenceSets), Numbers.ceilLog2(referenceSets));
        } else {
            if (referenceSets > 0) {
                out.flag(false);
            }
            writeReferences(out, choices);
        }
        if (sequence.longTerm) {
            writeFarReferences(out, choices);
        }
        if (sequence.temporalMotion) {
            out.flag(choices.nextBoolean());
        }
    }

    private void writeFarReferences(BitWriter out, Random choices) {
        int known = sequence.longTermCount;
        int ofSequence = known == 0 ? 0 : choices.nextInt(2);
        if (known > 0) {
            out.unsigned(ofSequence);
        }
        int own = choices.nextInt(2);
        out.unsigned(own);
        if (ofSequence > 0) {
            out.bits(choices.nextInt(known), Numbers.ceilLog2(known)).flag(true).unsigned(choices.nextInt(3));
        }
        if (own > 0) {
            out.bits(choices.nextInt(256), 8).flag(choices.nextBoolean()).flag(false);
        }
    }

    private void writeUnit(int type, byte[] payload) {
        stream.writeBytes(new byte[] {0, 0, 0, 1, (byte) (type << 1), 1});
        int zeros = 0;
        for (byte next : payload) {
            if (zeros == 2 && (next & 0xFF) <= 3) {
                stream.write(3);
                zeros = 0;
            }
            stream.write(next);
            zeros = next == 0 ? zeros + 1 : 0;
        }
    }
}
