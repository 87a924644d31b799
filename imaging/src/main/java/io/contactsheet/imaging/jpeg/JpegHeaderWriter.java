package io.contactsheet.imaging.jpeg;

import java.io.ByteArrayOutputStream;

/** Writes the segments from the start of a file to its scan. */
final class JpegHeaderWriter {

    private final ByteArrayOutputStream bytes;

    JpegHeaderWriter(ByteArrayOutputStream bytes) {
        this.bytes = bytes;
    }

    void write(int width, int height, boolean grey, int chromaStep, int[] luma, int[] chroma) {
        put(0xFF, 0xD8);
        put(0xFF, 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
        quantization(0, luma);
        int components = grey ? 1 : 3;
        if (!grey) {
            quantization(1, chroma);
        }
        put(0xFF, 0xC0, 0, 8 + 3 * components, 8, height >> 8, height, width >> 8, width, components);
        put(1, chromaStep * 0x11, 0);
        if (!grey) {
            put(2, 0x11, 1, 3, 0x11, 1);
        }
        huffman(0x00, StandardHuffman.LUMA_DC);
        huffman(0x10, StandardHuffman.LUMA_AC);
        if (!grey) {
            huffman(0x01, StandardHuffman.CHROMA_DC);
            huffman(0x11, StandardHuffman.CHROMA_AC);
        }
        put(0xFF, 0xDA, 0, 6 + 2 * components, components, 1, 0);
        if (!grey) {
            put(2, 0x11, 3, 0x11);
        }
        put(0, 63, 0);
    }

    private void put(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
    }

    private void quantization(int id, int[] table) {
        put(0xFF, 0xDB, 0, 67, id);
        for (int k = 0; k < 64; k++) {
            put(table[SequentialBlocks.NATURAL[k]]);
        }
    }

    private void huffman(int selector, StandardHuffman table) {
        put(0xFF, 0xC4, 0, 19 + table.symbols().length, selector);
        bytes.writeBytes(table.counts());
        bytes.writeBytes(table.symbols());
    }
}
