package io.contactsheet.imaging.heif;

/** What people call a file of boxes, by the brand at its start. Source: ISO/IEC 14496-12, section 4.3, and its registry. */
public final class FileBrand {

    private static final int BRAND = 8;

    private FileBrand() {}

    /** The name of a file's format, for a sentence. */
    public static String name(byte[] file) {
        return switch (new ByteReader(file, BRAND, file.length).type()) {
            case "heic", "heix", "heim", "heis", "hevc", "hevx" -> "HEIC";
            case "avif", "avis" -> "AVIF";
            case "mif1", "mif2", "msf1" -> "HEIF";
            case "crx " -> "camera RAW";
            default -> "video";
        };
    }
}
