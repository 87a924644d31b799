package io.contactsheet.imaging.jpeg;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.util.HexFormat;

/**
 * The typical Huffman tables of T.81, annex K.3, which most cameras use.
 *
 * @param counts how many codes there are of each length from 1 to 16
 * @param symbols in the order of their codes
 */
@SuppressWarnings("ArrayRecordComponent") // Constants of this package, which nobody changes.
record StandardHuffman(byte[] counts, byte[] symbols) {

    static final StandardHuffman LUMA_DC = of("00010501010101010100000000000000", "000102030405060708090a0b");
    static final StandardHuffman CHROMA_DC = of("00030101010101010101010000000000", "000102030405060708090a0b");
    static final StandardHuffman LUMA_AC = of(
            "0002010303020403050504040000017d",
            "01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a"
                    + "3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a"
                    + "92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2"
                    + "e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa");
    static final StandardHuffman CHROMA_AC = of(
            "00020102040403040705040400010277",
            "0001020311040521310612415107617113223281081442" + "91a1b1c109233352f0156272d10a162434e125f11718191a26"
                    + "2728292a35363738393a434445464748494a535455565758595a636465666768696a737475767778797a8283848586"
                    + "8788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8"
                    + "d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa");

    private static StandardHuffman of(String counts, String symbols) {
        return new StandardHuffman(
                HexFormat.of().parseHex(counts), HexFormat.of().parseHex(symbols));
    }

    static StandardHuffman dc(int id) throws UnreadablePictureException {
        return choose(id, LUMA_DC, CHROMA_DC);
    }

    static StandardHuffman ac(int id) throws UnreadablePictureException {
        return choose(id, LUMA_AC, CHROMA_AC);
    }

    private static StandardHuffman choose(int id, StandardHuffman luma, StandardHuffman chroma)
            throws UnreadablePictureException {
        return switch (id) {
            case 0 -> luma;
            case 1 -> chroma;
            default -> throw JpegFault.damaged("A scan names a Huffman table that the file does not have.");
        };
    }

    HuffmanTable table() throws UnreadablePictureException {
        return new HuffmanTable(counts, symbols);
    }
}
