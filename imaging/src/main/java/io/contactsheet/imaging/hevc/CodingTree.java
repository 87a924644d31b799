package io.contactsheet.imaging.hevc;

import java.util.Arrays;

/** Decodes a coding tree block: divides it into coding units. Source: sections 7.3.8.4, 7.3.8.5 and 7.3.8.7. */
final class CodingTree {

    private final Cabac cabac;
    private final DecodedPicture decoded;
    private final SequenceParameters sequence;
    private final Availability around;
    private final Quantizers quantizers;
    private final CodingUnit unit = new CodingUnit();
    private final PredictionModes modes;
    private final TransformTree transforms;

    CodingTree(Cabac cabac, DecodedPicture decoded, Availability around, Quantizers quantizers) {
        this.cabac = cabac;
        this.decoded = decoded;
        this.sequence = decoded.sequence;
        this.around = around;
        this.quantizers = quantizers;
        modes = new PredictionModes(cabac, decoded, around, unit);
        transforms = new TransformTree(cabac, decoded, around, quantizers, unit);
    }

    /** Decodes the block that begins here. */
    void read(int x, int y) {
        read(x, y, sequence.codingTreeLog2, 0);
    }

    private void read(int x, int y, int log2, int depth) {
        boolean split = isSplit(x, y, log2, depth);
        quantizers.enterBlock(x, y, log2);
        if (!split) {
            readUnit(x, y, log2, depth);
            return;
        }
        int half = 1 << log2 - 1;
        for (int i = 0; i < 4; i++) {
            int quarterX = x + half * (i & 1);
            int quarterY = y + half * (i >> 1);
            if (quarterX < sequence.width && quarterY < sequence.height && !cabac.isDamaged()) {
                read(quarterX, quarterY, log2 - 1, depth + 1);
            }
        }
    }

    private boolean isSplit(int x, int y, int log2, int depth) {
        int size = 1 << log2;
        if (log2 == sequence.minCodingLog2) {
            return false;
        }
        if (x + size > sequence.width || y + size > sequence.height) {
            return true;
        }
        int at = index(x, y);
        int deeper = around.left(x) && decoded.depths[at - 1] > depth ? 1 : 0;
        deeper += around.up(y) && decoded.depths[at - decoded.codingColumns] > depth ? 1 : 0;
        return cabac.bit(Contexts.SPLIT_CODING + deeper) != 0;
    }

    private int index(int x, int y) {
        return (y >> sequence.minCodingLog2) * decoded.codingColumns + (x >> sequence.minCodingLog2);
    }

    private void readUnit(int x, int y, int log2, int depth) {
        noteDepth(x, y, log2, depth);
        unit.lossless = decoded.picture.lossless && cabac.bit(Contexts.LOSSLESS) != 0;
        unit.isParted = log2 == sequence.minCodingLog2 && cabac.bit(Contexts.PART_MODE) == 0;
        SequenceParameters.Pcm pcm = sequence.pcm;
        boolean mayBeRaw = pcm != null && !unit.isParted && log2 >= pcm.minLog2() && log2 <= pcm.maxLog2();
        if (pcm != null && mayBeRaw && cabac.isRaw()) {
            readRaw(pcm, x, y, log2);
        } else {
            modes.read(x, y, log2);
            transforms.read(x, y, log2);
        }
        quantizers.leaveUnit(x, y, log2);
    }

    private void noteDepth(int x, int y, int log2, int depth) {
        int count = 1 << log2 - sequence.minCodingLog2;
        int at = index(x, y);
        for (int row = 0; row < count; row++) {
            Arrays.fill(decoded.depths, at, at + count, (byte) depth);
            at += decoded.codingColumns;
        }
    }

    private void readRaw(SequenceParameters.Pcm pcm, int x, int y, int log2) {
        modes.noteRaw(x, y, log2);
        cabac.beginRaw();
        int size = 1 << log2;
        readRaw(decoded.planes[0], x, y, size, size, pcm.lumaDepth());
        int shiftX = sequence.chromaShiftX();
        int shiftY = sequence.chromaShiftY();
        for (int i = 1; i < decoded.planes.length; i++) {
            readRaw(decoded.planes[i], x >> shiftX, y >> shiftY, size >> shiftX, size >> shiftY, pcm.chromaDepth());
        }
        cabac.restart();
    }

    private void readRaw(Plane plane, int x, int y, int columns, int rows, int bits) {
        for (int row = y; row < y + rows; row++) {
            int at = row * plane.width + x;
            for (int i = 0; i < columns; i++) {
                plane.samples[at + i] = (short) (cabac.rawBits(bits) << plane.depth - bits);
            }
        }
    }
}
