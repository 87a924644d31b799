package io.contactsheet.imaging.webp;

import io.contactsheet.imaging.picture.UnreadablePictureException;

/**
 * Decodes the one key frame that a lossy picture is, a row of macroblocks at a time. Source: RFC 6386.
 *
 * <p>What is predicted is predicted from samples before the loop filter, which therefore is a row behind.
 */
final class LossyDecoder {

    private final FrameHeader header;
    private final int columns;
    private final int rows;
    private final Planes planes;
    private final MacroblockModes modes;
    private final Coefficients coefficients;
    private final SubblockPrediction subblocks;
    private final FilteredRow filter;
    private final FinishedLines output;

    /**
     * Opens a frame.
     *
     * @param smooth whether edges between blocks are smoothed
     */
    LossyDecoder(Chunk frame, boolean smooth, YuvLines sink) throws UnreadablePictureException {
        header = FrameHeader.parse(frame);
        columns = macroblocks(header.size().width());
        rows = macroblocks(header.size().height());
        planes = Planes.of(columns);
        modes = new MacroblockModes(header.modes(), header.segmentation(), header.skipProbability(), columns);
        coefficients = new Coefficients(header.tokenProbabilities(), columns);
        subblocks = new SubblockPrediction(planes.luma());
        filter = new FilteredRow(smooth ? header.filter() : FilterHeader.NONE, planes, columns);
        output = new FinishedLines(planes, header.size().height(), sink);
    }

    private static int macroblocks(int samples) {
        return (samples + Planes.MACROBLOCK - 1) / Planes.MACROBLOCK;
    }

    /** What decoding takes, in bytes. */
    static long memory(int width) {
        int columns = macroblocks(width);
        return Band.memory(columns) + 64L * columns + 40L * width;
    }

    /**
     * Decodes the rows, as far as the data goes.
     *
     * @return whether there is a single pixel
     */
    boolean decode() {
        int row = 0;
        boolean whole = true;
        while (row < rows && whole) {
            int decoded = decodeRow(row);
            whole = decoded == columns;
            if (decoded > 0) {
                blank(decoded);
                advance(row++);
            }
        }
        if (row > 0) {
            filter.apply(row - 1);
            output.writeLast(row - 1);
        }
        return row > 0;
    }

    /** Filters the row above the decoded one, writes what is final, and makes room. */
    private void advance(int row) {
        if (row > 0) {
            filter.apply(row - 1);
            output.writeFinal(row - 1);
        }
        planes.advance();
        filter.advance();
    }

    private void blank(int column) {
        planes.blank(column);
        filter.blank(column);
    }

    /** Decodes a row, and says how many of its macroblocks there are. */
    private int decodeRow(int row) {
        BooleanDecoder tokens = header.tokens()[row & header.tokens().length - 1];
        modes.startRow();
        coefficients.startRow();
        for (int column = 0; column < columns; column++) {
            if (!decodeMacroblock(tokens, row, column)) {
                return column;
            }
        }
        return columns;
    }

    private boolean decodeMacroblock(BooleanDecoder tokens, int row, int column) {
        modes.read(column);
        if (header.modes().isStarved()) {
            return false;
        }
        boolean parted = modes.luma() == MacroblockModes.PARTED;
        boolean detailed = false;
        if (modes.isEmpty()) {
            coefficients.skip(column, !parted);
        } else {
            detailed = coefficients.read(tokens, header.quantizers()[modes.segment()], column, !parted);
            if (tokens.isStarved()) {
                return false;
            }
        }
        filter.set(column, modes.segment(), parted, parted || detailed);
        if (parted) {
            reconstructSubblocks(column);
        } else {
            reconstruct(planes.luma(), modes.luma(), Planes.MACROBLOCK, row, column, 0);
        }
        reconstruct(planes.blue(), modes.chroma(), Planes.MACROBLOCK / 2, row, column, 16);
        reconstruct(planes.red(), modes.chroma(), Planes.MACROBLOCK / 2, row, column, 20);
        return true;
    }

    private void reconstruct(Band band, int mode, int size, int row, int column, int firstBlock) {
        int at = band.decoded(column);
        Prediction.fill(mode, band.samples(), at, band.stride(), size, row > 0, column > 0);
        int block = firstBlock;
        for (int y = 0; y < size; y += 4) {
            for (int x = 0; x < size; x += 4) {
                add(band, at + y * band.stride() + x, block++);
            }
        }
    }

    private void add(Band band, int at, int block) {
        DctInversion.add(
                coefficients.values(),
                block * Coefficients.BLOCK,
                coefficients.count(block),
                band.samples(),
                at,
                band.stride());
    }

    private void reconstructSubblocks(int column) {
        Band luma = planes.luma();
        int at = luma.decoded(column);
        for (int block = 0; block < 16; block++) {
            int x = 4 * (block & 3);
            int y = block & ~3;
            int here = at + y * luma.stride() + x;
            // Those on the right take the samples above the macroblock: the ones next to them are still to come.
            int aboveRight = x == 12 ? at - luma.stride() + Planes.MACROBLOCK : here - luma.stride() + 4;
            subblocks.fill(modes.subblock(block), here, aboveRight);
            add(luma, here, block);
        }
    }
}
