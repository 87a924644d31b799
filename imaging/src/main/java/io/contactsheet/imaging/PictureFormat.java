package io.contactsheet.imaging;

import java.nio.charset.StandardCharsets;

/** What a file is, told by its first bytes. */
enum PictureFormat {
    JPEG,
    PNG,
    GIF,
    BMP,
    TIFF,
    WEBP,
    PSD,
    /** A bare codestream, or boxes around it. */
    JPEG_XL,
    /** HEIC, AVIF and Canon's CR3: boxes of the ISO base media file format. */
    ISO_MEDIA,
    /** Photos of a camera's sensor that are not TIFF files by name: Fujifilm, Panasonic, Olympus, Sigma, Minolta, and old ones of Canon. */
    RAW,
    UNKNOWN;

    /** So many bytes are enough to tell. */
    static final int HEAD = 32;

    static PictureFormat of(byte[] head) {
        if (starts(head, 0, "\u00FF\u00D8")) {
            return JPEG;
        }
        if (starts(head, 0, "\u0089PNG") || starts(head, 1, "PNG") || starts(head, 4, "\r\n\u001A\n")) {
            return PNG;
        }
        if (starts(head, 0, "GIF8")) {
            return GIF;
        }
        if (starts(head, 0, "RIFF") && starts(head, 8, "WEBP")) {
            return WEBP;
        }
        if (starts(head, 0, "8BPS")) {
            return PSD;
        }
        if (starts(head, 0, "\u00FF\n") || starts(head, 0, "\0\0\0\fJXL \r\n\u0087\n")) {
            return JPEG_XL;
        }
        return isBmp(head) ? BMP : container(head);
    }

    private static PictureFormat container(byte[] head) {
        if (starts(head, 4, "ftyp")) {
            return ISO_MEDIA;
        }
        if (starts(head, 0, "II*\0")
                || starts(head, 0, "MM\0*")
                || starts(head, 0, "II+\0")
                || starts(head, 0, "MM\0+")) {
            return TIFF;
        }
        boolean raw = starts(head, 0, "FUJIFILM")
                || starts(head, 0, "IIU\0")
                || starts(head, 0, "IIRO")
                || starts(head, 0, "IIRS")
                || starts(head, 0, "MMOR")
                || starts(head, 0, "FOVb")
                || starts(head, 0, "\0MRM")
                || starts(head, 6, "HEAPCCDR");
        return raw ? RAW : UNKNOWN;
    }

    /** Two letters are little proof: the size of the second header must be one that exists. */
    private static boolean isBmp(byte[] head) {
        return starts(head, 0, "BM") && head.length >= 18 && head[14] >= 12 && head[15] == 0 && head[16] == 0;
    }

    private static boolean starts(byte[] head, int offset, String magic) {
        byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= offset + bytes.length
                && java.util.Arrays.equals(head, offset, offset + bytes.length, bytes, 0, bytes.length);
    }
}
