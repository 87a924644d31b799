package io.contactsheet.imaging.png;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.shared.size.Size;
import java.nio.ByteBuffer;

/**
 * The image header (PNG, section 11.2.1).
 *
 * @param depth bits of a sample: 1, 2, 4, 8 or 16
 * @param type colour type: 0 greyscale, 2 truecolour, 3 indexed, 4 greyscale with alpha, 6 truecolour with alpha
 * @param interlaced whether the pixels come in the seven passes of Adam7
 */
record PngHeader(Size size, int depth, int type, boolean interlaced) {

    static final int GREYSCALE = 0;
    static final int TRUECOLOUR = 2;
    static final int INDEXED = 3;
    static final int GREYSCALE_ALPHA = 4;
    static final int TRUECOLOUR_ALPHA = 6;

    static PngHeader parse(byte[] chunk) throws UnreadablePictureException {
        ByteBuffer data = ByteBuffer.wrap(chunk);
        if (chunk.length != 13 || data.getInt(0) < 1 || data.getInt(4) < 1 || chunk[10] != 0 || chunk[11] != 0) {
            throw UnreadablePictureException.corrupt("The header of this PNG picture is damaged.");
        }
        PngHeader header = new PngHeader(new Size(data.getInt(0), data.getInt(4)), chunk[8], chunk[9], chunk[12] == 1);
        if (!header.isValid() || chunk[12] < 0 || chunk[12] > 1) {
            throw UnreadablePictureException.corrupt("The header of this PNG picture is damaged.");
        }
        return header;
    }

    private boolean isValid() {
        return switch (type) {
            case GREYSCALE -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case INDEXED -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case TRUECOLOUR, GREYSCALE_ALPHA, TRUECOLOUR_ALPHA -> depth == 8 || depth == 16;
            default -> false;
        };
    }

    private int channels() {
        return switch (type) {
            case TRUECOLOUR -> 3;
            case GREYSCALE_ALPHA -> 2;
            case TRUECOLOUR_ALPHA -> 4;
            default -> 1;
        };
    }

    boolean isGrey() {
        return type == GREYSCALE || type == GREYSCALE_ALPHA;
    }

    /** Bytes of so many pixels in a row, without the byte that names the filter. */
    long rowBytes(int pixels) {
        return ((long) pixels * channels() * depth + 7) / 8;
    }

    /** How far back a filter looks: the bytes of a pixel, at least one. */
    int filterStep() {
        return Math.max(1, channels() * depth / 8);
    }
}
