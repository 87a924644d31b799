package io.contactsheet.imaging.hevc;

import io.contactsheet.imaging.picture.UnreadablePictureException;

/** Decodes slice segments into a picture, coding tree block by coding tree block. Source: sections 7.3.8.1 and 9.3.1. */
final class SliceDecoder {

    private final DecodedPicture decoded;
    private final CodingTreeOrder order;
    private final Cabac cabac;
    private final Availability around;
    private final Quantizers quantizers;
    private final SampleOffsets offsets;
    private final CodingTree tree;

    /** Contexts after the second block of a row, for the row below. */
    private final byte[] rowStates = new byte[Contexts.COUNT];

    /** Contexts at the end of a segment, for a dependent one. */
    private final byte[] segmentStates = new byte[Contexts.COUNT];

    /** The turn of the first block that has not been decoded. */
    private int next;

    SliceDecoder(DecodedPicture decoded, Cabac cabac) {
        this.decoded = decoded;
        this.order = decoded.order;
        this.cabac = cabac;
        around = new Availability(decoded);
        quantizers = new Quantizers(cabac, decoded);
        offsets = new SampleOffsets(cabac, decoded);
        tree = new CodingTree(cabac, decoded, around, quantizers);
    }

    /** Whether the picture's memory is right for such a slice. */
    boolean fits(SliceHeader segment) {
        return decoded.sequence == segment.sequence && decoded.picture == segment.picture;
    }

    /** Begins another picture. */
    void clear() {
        next = 0;
        decoded.clear();
    }

    /** Ends the picture, with grey where nothing was decoded. */
    HevcPicture finish(boolean whole) throws UnreadablePictureException {
        int missing = decoded.blankMissing();
        if (missing == order.count()) {
            throw BitReader.damaged();
        }
        return decoded.picture(whole && missing == 0);
    }

    /**
     * Decodes a segment.
     *
     * @return whether it is whole
     */
    boolean decode(SliceHeader segment, byte[] data) {
        int turn = fits(segment) ? order.turn[segment.segmentAddress] : -1;
        if (turn < next) {
            return false;
        }
        cabac.open(data, segment.dataStart, data.length);
        quantizers.enter(segment);
        next = turn;
        startBlock(segment, true);
        while (decodeBlock(segment)) {
            if (isSegmentEnd()) {
                return true;
            }
            if (next == order.count() || startsStream() && !cabac.isStreamEnd()) {
                return false;
            }
            startBlock(segment, false);
        }
        return false;
    }

    /** Prepares the next block, with which a stream may begin. */
    private void startBlock(SliceHeader segment, boolean isFirst) {
        int place = order.place[next];
        decoded.slices[place] = segment.sliceAddress;
        around.enter(place);
        if (startsStream() && !isFirst) {
            cabac.restart();
        }
        if (startsTile() || startsRow()) {
            quantizers.restart();
        }
        if (startsTile()) {
            Contexts.reset(cabac.states, segment.quantizer);
        } else if (startsRow()) {
            startRow(segment);
        } else if (isFirst && segment.dependent) {
            copy(segmentStates, cabac.states);
        } else if (isFirst) {
            Contexts.reset(cabac.states, segment.quantizer);
        }
    }

    private void startRow(SliceHeader segment) {
        if (around.upRight()) {
            copy(rowStates, cabac.states);
        } else {
            Contexts.reset(cabac.states, segment.quantizer);
        }
    }

    /** Decodes the next block, and says whether it can be. */
    private boolean decodeBlock(SliceHeader segment) {
        int place = order.place[next++];
        int column = place % order.columns;
        offsets.read(segment, place);
        int log2 = decoded.sequence.codingTreeLog2;
        tree.read(column << log2, place / order.columns << log2);
        if (cabac.isDamaged()) {
            decoded.slices[place] = DecodedPicture.MISSING;
            return false;
        }
        if (decoded.picture.rowStreams && column == order.tileStart[column] + 1) {
            copy(cabac.states, rowStates);
        }
        return true;
    }

    private boolean isSegmentEnd() {
        boolean end = cabac.isSegmentEnd();
        if (end && decoded.picture.dependentSlices) {
            copy(cabac.states, segmentStates);
        }
        return end;
    }

    private static void copy(byte[] from, byte[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    private boolean startsStream() {
        return startsTile() || startsRow();
    }

    private boolean startsTile() {
        return next == 0 || order.tile[order.place[next]] != order.tile[order.place[next - 1]];
    }

    private boolean startsRow() {
        int column = order.place[next] % order.columns;
        return decoded.picture.rowStreams && column == order.tileStart[column];
    }
}
