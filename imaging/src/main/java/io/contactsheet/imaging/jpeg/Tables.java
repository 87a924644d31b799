package io.contactsheet.imaging.jpeg;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import org.jspecify.annotations.Nullable;

/** The tables that the file has defined so far (T.81, section B.2.4). */
final class Tables {

    private final int[] @Nullable [] quantization = new int[4] @Nullable [];
    private final @Nullable HuffmanTable[] dc = new HuffmanTable[4];
    private final @Nullable HuffmanTable[] ac = new HuffmanTable[4];
    private final Conditioning conditioning = new Conditioning();

    void defineQuantization(byte[] segment) throws UnreadablePictureException {
        int offset = 0;
        while (offset < segment.length) {
            int precision = segment[offset] >> 4 & 15;
            int id = segment[offset++] & 15;
            int width = precision == 0 ? 1 : 2;
            if (id > 3 || offset + 64 * width > segment.length) {
                throw JpegFault.damaged("A quantisation table is cut short.");
            }
            int[] table = new int[64];
            for (int k = 0; k < 64; k++, offset += width) {
                int value = segment[offset] & 0xFF;
                table[k] = width == 1 ? value : value << 8 | (segment[offset + 1] & 0xFF);
            }
            quantization[id] = table;
        }
    }

    void defineHuffman(byte[] segment) throws UnreadablePictureException {
        int offset = 0;
        while (offset + 17 <= segment.length) {
            int selector = segment[offset] & 0xFF;
            byte[] counts = java.util.Arrays.copyOfRange(segment, offset + 1, offset + 17);
            int total = 0;
            for (byte count : counts) {
                total += count & 0xFF;
            }
            offset += 17;
            if ((selector & 15) > 3 || selector >> 4 > 1 || total > 256 || offset + total > segment.length) {
                throw JpegFault.damaged("A Huffman table is cut short.");
            }
            byte[] symbols = java.util.Arrays.copyOfRange(segment, offset, offset + total);
            (selector >> 4 == 0 ? dc : ac)[selector & 15] = new HuffmanTable(counts, symbols);
            offset += total;
        }
    }

    Conditioning conditioning() {
        return conditioning;
    }

    int @Nullable [] quantization(int id) {
        return quantization[id];
    }

    /** The table of this number; one of the standard's own where the file has none, as in frames of motion JPEG. */
    HuffmanTable dc(int id) throws UnreadablePictureException {
        HuffmanTable table = id > 3 ? null : dc[id];
        return table != null ? table : StandardHuffman.dc(id).table();
    }

    HuffmanTable ac(int id) throws UnreadablePictureException {
        HuffmanTable table = id > 3 ? null : ac[id];
        return table != null ? table : StandardHuffman.ac(id).table();
    }
}
