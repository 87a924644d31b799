package io.contactsheet.imaging.jpeg;

import java.io.ByteArrayOutputStream;

/**
 * Writes small pictures as baseline JPEG (JFIF), colours with 4:2:0 sampling wherever that does not show, with the typical tables of T.81, annex K,
 * scaled to a quality as libjpeg does. Safe for use by several threads at once.
 */
public final class JpegEncoder {

    /** T.81, table K.1, in natural order. */
    private static final int[] LUMA = {
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29,
        51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121,
        120, 101, 72, 92, 95, 98, 112, 100, 103, 99
    };

    /** T.81, table K.2, in natural order. */
    private static final int[] CHROMA = {
        17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99
    };

    private final int[] lumaQuantizers;
    private final int[] chromaQuantizers;

    /** @param quality 1 to 100, on libjpeg's scale */
    public JpegEncoder(int quality) {
        int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        lumaQuantizers = scaled(LUMA, percent);
        chromaQuantizers = scaled(CHROMA, percent);
    }

    private static int[] scaled(int[] table, int percent) {
        int[] scaled = new int[64];
        for (int i = 0; i < 64; i++) {
            scaled[i] = Math.clamp((table[i] * percent + 50) / 100, 1, 255);
        }
        return scaled;
    }

    /**
     * Encodes a picture.
     *
     * @param rgb 0xRRGGBB, row by row; the upper byte is ignored
     * @param grey whether to write luma alone
     */
    public byte[] encode(int[] rgb, int width, int height, boolean grey) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024 + rgb.length / 2);
        YccPicture picture = YccPicture.of(rgb, width, height, grey);
        new JpegHeaderWriter(bytes).write(width, height, grey, picture.chromaStep(), lumaQuantizers, chromaQuantizers);
        EntropyOutput out = new EntropyOutput(bytes);
        EncodedPlane luma = new EncodedPlane(lumaQuantizers, StandardHuffman.LUMA_DC, StandardHuffman.LUMA_AC);
        if (grey) {
            encodeGrey(picture, luma, out);
        } else {
            encodeColor(picture, luma, out);
        }
        out.finish();
        bytes.write(0xFF);
        bytes.write(0xD9);
        return bytes.toByteArray();
    }

    private static void encodeGrey(YccPicture picture, EncodedPlane luma, EntropyOutput out) {
        for (int y = 0; y < picture.rows(); y += 8) {
            for (int x = 0; x < picture.columns(); x += 8) {
                luma.encode(picture.luma(), picture.columns(), x, y, out);
            }
        }
    }

    private void encodeColor(YccPicture picture, EncodedPlane luma, EntropyOutput out) {
        EncodedPlane blue = new EncodedPlane(chromaQuantizers, StandardHuffman.CHROMA_DC, StandardHuffman.CHROMA_AC);
        EncodedPlane red = new EncodedPlane(chromaQuantizers, StandardHuffman.CHROMA_DC, StandardHuffman.CHROMA_AC);
        int columns = picture.columns();
        int step = picture.chromaStep();
        for (int y = 0; y < picture.rows(); y += 8 * step) {
            for (int x = 0; x < columns; x += 8 * step) {
                for (int block = 0; block < step * step; block++) {
                    luma.encode(picture.luma(), columns, x + 8 * (block % step), y + 8 * (block / step), out);
                }
                blue.encode(picture.blue(), columns / step, x / step, y / step, out);
                red.encode(picture.red(), columns / step, x / step, y / step, out);
            }
        }
    }
}
