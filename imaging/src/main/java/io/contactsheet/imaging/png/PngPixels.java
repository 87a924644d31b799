package io.contactsheet.imaging.png;

import java.util.Arrays;

/** Turns the bytes of a row into pixels: 0xAARRGGBB, not premultiplied; of 16 bits the upper eight. */
final class PngPixels {

    private final PngHeader header;
    private final int[] palette;

    /** The one grey or colour that is transparent, as the samples are stored; none if it is empty. */
    private final int[] transparent;

    PngPixels(PngHeader header, byte[] colors, byte[] transparency) {
        this.header = header;
        this.palette = header.type() == PngHeader.INDEXED ? palette(colors, transparency) : greys(header.depth());
        this.transparent =
                header.type() == PngHeader.INDEXED ? new int[0] : shorts(transparency, (1 << header.depth()) - 1);
    }

    /** An index that the palette does not have is black, as in libpng. */
    private static int[] palette(byte[] colors, byte[] alphas) {
        int[] palette = new int[256];
        Arrays.fill(palette, 0xFF000000);
        for (int i = 0; i < Math.min(256, colors.length / 3); i++) {
            int alpha = i < alphas.length ? alphas[i] & 0xFF : 255;
            palette[i] = alpha << 24
                    | (colors[3 * i] & 0xFF) << 16
                    | (colors[3 * i + 1] & 0xFF) << 8
                    | (colors[3 * i + 2] & 0xFF);
        }
        return palette;
    }

    private static int[] greys(int depth) {
        int[] greys = new int[256];
        int most = (1 << Math.min(depth, 8)) - 1;
        for (int i = 0; i < 256; i++) {
            greys[i] = grey(Math.min(i, most) * 255 / most, 255);
        }
        return greys;
    }

    private static int grey(int level, int alpha) {
        return alpha << 24 | level * 0x010101;
    }

    /** Only the bits that samples have count, whatever stands above them. */
    private static int[] shorts(byte[] bytes, int mask) {
        int[] values = new int[bytes.length / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((bytes[2 * i] & 0xFF) << 8 | (bytes[2 * i + 1] & 0xFF)) & mask;
        }
        return values;
    }

    void unpack(byte[] row, int[] argb, int count) {
        int bytes = header.depth() == 16 ? 2 : 1;
        switch (header.type()) {
            case PngHeader.TRUECOLOUR -> unpackColor(row, argb, count, bytes);
            case PngHeader.TRUECOLOUR_ALPHA -> unpackColorWithAlpha(row, argb, count, bytes);
            case PngHeader.GREYSCALE_ALPHA -> unpackGreyWithAlpha(row, argb, count, bytes);
            default -> unpackSingle(row, argb, count);
        }
    }

    private void unpackColor(byte[] row, int[] argb, int count, int bytes) {
        for (int i = 0, o = 0; i < count; i++, o += 3 * bytes) {
            argb[i] = 0xFF000000 | (row[o] & 0xFF) << 16 | (row[o + bytes] & 0xFF) << 8 | (row[o + 2 * bytes] & 0xFF);
        }
        if (transparent.length >= 3) {
            for (int i = 0, o = 0; i < count; i++, o += 3 * bytes) {
                if (sample(row, o, bytes) == transparent[0]
                        && sample(row, o + bytes, bytes) == transparent[1]
                        && sample(row, o + 2 * bytes, bytes) == transparent[2]) {
                    argb[i] = 0;
                }
            }
        }
    }

    private static int sample(byte[] row, int offset, int bytes) {
        return bytes == 1 ? row[offset] & 0xFF : (row[offset] & 0xFF) << 8 | (row[offset + 1] & 0xFF);
    }

    private static void unpackColorWithAlpha(byte[] row, int[] argb, int count, int bytes) {
        for (int i = 0, o = 0; i < count; i++, o += 4 * bytes) {
            argb[i] = (row[o + 3 * bytes] & 0xFF) << 24
                    | (row[o] & 0xFF) << 16
                    | (row[o + bytes] & 0xFF) << 8
                    | (row[o + 2 * bytes] & 0xFF);
        }
    }

    private static void unpackGreyWithAlpha(byte[] row, int[] argb, int count, int bytes) {
        for (int i = 0, o = 0; i < count; i++, o += 2 * bytes) {
            argb[i] = grey(row[o] & 0xFF, row[o + bytes] & 0xFF);
        }
    }

    /** Greys and indices: samples of 1, 2, 4, 8 or 16 bits. */
    private void unpackSingle(byte[] row, int[] argb, int count) {
        int depth = header.depth();
        int mask = (1 << Math.min(depth, 8)) - 1;
        for (int i = 0; i < count; i++) {
            int bit = i * depth;
            int value = depth >= 8 ? row[bit >> 3] & 0xFF : row[bit >> 3] >> (8 - depth - (bit & 7)) & mask;
            argb[i] = palette[value];
            if (transparent.length > 0) {
                int exact = depth == 16 ? sample(row, 2 * i, 2) : value;
                argb[i] = exact == transparent[0] ? 0 : argb[i];
            }
        }
    }
}
