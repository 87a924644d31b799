package io.contactsheet.imaging.png;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks the image data and takes the filters away (PNG, sections 9 and 10). */
final class PngRows implements AutoCloseable {

    private final PngChunks chunks;
    private final PngHeader header;
    private final Inflater inflater = new Inflater();
    private final byte[] input = new byte[8192];
    private final byte[] filter = new byte[1];
    private byte[] row = new byte[0];
    private byte[] above = new byte[0];

    PngRows(PngChunks chunks, PngHeader header) {
        this.chunks = chunks;
        this.header = header;
    }

    /** Starts a pass with rows of so many pixels. */
    void startPass(int columns) {
        row = new byte[(int) header.rowBytes(columns)];
        above = new byte[row.length];
    }

    /**
     * The bytes of the next row; the array is used again.
     *
     * @throws EOFException if the file ends before it
     */
    byte[] next() throws IOException, UnreadablePictureException {
        byte[] used = above;
        above = row;
        row = used;
        fill(filter);
        fill(row);
        unfilter();
        return row;
    }

    private void fill(byte[] target) throws IOException, UnreadablePictureException {
        try {
            for (int filled = 0; filled < target.length; ) {
                int count = inflater.inflate(target, filled, target.length - filled);
                filled += count;
                if (count == 0) {
                    feed();
                }
            }
        } catch (DataFormatException e) {
            throw UnreadablePictureException.corrupt("The pixels of this PNG picture are damaged.");
        }
    }

    private void feed() throws IOException, UnreadablePictureException {
        if (inflater.finished() || inflater.needsDictionary()) {
            throw new EOFException();
        }
        int count = chunks.read(input);
        while (count == 0) {
            if (chunks.next() != PngChunks.IDAT) {
                throw new EOFException();
            }
            count = chunks.read(input);
        }
        inflater.setInput(input, 0, count);
    }

    private void unfilter() throws UnreadablePictureException {
        int step = header.filterStep();
        switch (filter[0]) {
            case 0 -> {}
            case 1 -> {
                for (int i = step; i < row.length; i++) {
                    row[i] += row[i - step];
                }
            }
            case 2 -> {
                for (int i = 0; i < row.length; i++) {
                    row[i] += above[i];
                }
            }
            case 3 -> {
                for (int i = 0; i < row.length; i++) {
                    int left = i < step ? 0 : row[i - step] & 0xFF;
                    row[i] += (byte) ((left + (above[i] & 0xFF)) >> 1);
                }
            }
            case 4 -> {
                for (int i = 0; i < row.length; i++) {
                    int left = i < step ? 0 : row[i - step] & 0xFF;
                    int aboveLeft = i < step ? 0 : above[i - step] & 0xFF;
                    row[i] += (byte) Paeth.predict(left, above[i] & 0xFF, aboveLeft);
                }
            }
            default -> throw UnreadablePictureException.corrupt("The pixels of this PNG picture are damaged.");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
