package io.contactsheet.desktop.upload;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The MIME type of a picture: told by its first bytes, else by its name. */
final class PictureType {

    /** How many of the first bytes tell a format. */
    static final int HEAD_BYTES = 32;

    private static final String UNKNOWN = "application/octet-stream";

    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("jpe", "image/jpeg"),
            Map.entry("jfif", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("gif", "image/gif"),
            Map.entry("bmp", "image/bmp"),
            Map.entry("tif", "image/tiff"),
            Map.entry("tiff", "image/tiff"),
            Map.entry("webp", "image/webp"),
            Map.entry("psd", "image/vnd.adobe.photoshop"),
            Map.entry("heic", "image/heic"),
            Map.entry("heif", "image/heif"),
            Map.entry("avif", "image/avif"),
            Map.entry("jxl", "image/jxl"),
            Map.entry("jp2", "image/jp2"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("cr2", "image/x-canon-cr2"),
            Map.entry("cr3", "image/x-canon-cr3"),
            Map.entry("crw", "image/x-canon-crw"),
            Map.entry("nef", "image/x-nikon-nef"),
            Map.entry("nrw", "image/x-nikon-nrw"),
            Map.entry("arw", "image/x-sony-arw"),
            Map.entry("srf", "image/x-sony-srf"),
            Map.entry("sr2", "image/x-sony-sr2"),
            Map.entry("dng", "image/x-adobe-dng"),
            Map.entry("orf", "image/x-olympus-orf"),
            Map.entry("pef", "image/x-pentax-pef"),
            Map.entry("raf", "image/x-fuji-raf"),
            Map.entry("rw2", "image/x-panasonic-rw2"),
            Map.entry("rwl", "image/x-leica-rwl"),
            Map.entry("srw", "image/x-samsung-srw"),
            Map.entry("3fr", "image/x-hasselblad-3fr"),
            Map.entry("x3f", "image/x-sigma-x3f"));

    /** Camera raw formats are TIFF files inside: only the name tells them apart. */
    private static final Set<String> TIFF_INSIDE =
            Set.of("cr2", "nef", "nrw", "arw", "srf", "sr2", "dng", "pef", "srw", "3fr", "rwl");

    /** Of MP4, QuickTime, 3GPP and Sony's cameras. */
    private static final Pattern MOVIE_BRANDS =
            Pattern.compile("(?i)(isom|iso[2-9]|mp4.|avc.|m4v.|qt  |3g..|xavc|msnv|f4v |dash|hvc1|insv|ndx.|mmp4)");

    private static final Set<String> VIDEOS = Set.of(
            "3g2", "3gp", "asf", "avi", "divx", "flv", "insv", "lrv", "m2t", "m2ts", "m4v", "mkv", "mod", "mov", "mp4",
            "mpe", "mpeg", "mpg", "mts", "mxf", "ogm", "ogv", "qt", "tod", "ts", "vob", "webm", "wmv");

    private PictureType() {}

    /** The MIME type; {@code application/octet-stream} for what is no picture that is known here. */
    static String contentType(byte[] head, String filename) {
        return find(head, filename).orElse(UNKNOWN);
    }

    /** Whether a file is a picture, by its content or by its name. */
    static boolean isPicture(byte[] head, String filename) {
        return find(head, filename).isPresent();
    }

    /** Whether a file is a video, by its content or by its name, and no picture. */
    static boolean isVideo(byte[] head, String filename) {
        String ascii = new String(head, StandardCharsets.ISO_8859_1);
        boolean byContent = isMovie(ascii)
                || (ascii.startsWith("RIFF") && ascii.startsWith("AVI ", 8))
                || ascii.startsWith("\u001a\u0045\u00df\u00a3")
                || ascii.startsWith("FLV\u0001")
                || ascii.startsWith("\0\0\u0001\u00ba");
        return byContent(head).isEmpty() && (byContent || VIDEOS.contains(extension(filename)));
    }

    /** ISO/IEC 14496-12 and QuickTime: a file of boxes that is no picture of one. */
    private static boolean isMovie(String ascii) {
        if (ascii.startsWith("ftyp", 4) && ascii.length() >= 12) {
            return MOVIE_BRANDS.matcher(ascii.substring(8, 12)).matches();
        }
        return ascii.startsWith("moov", 4) || ascii.startsWith("mdat", 4) || ascii.startsWith("wide", 4);
    }

    private static Optional<String> find(byte[] head, String filename) {
        String extension = extension(filename);
        Optional<String> byName = Optional.ofNullable(BY_EXTENSION.get(extension));
        Optional<String> byContent = byContent(head);
        boolean raw = byContent.equals(Optional.of("image/tiff")) && TIFF_INSIDE.contains(extension);
        return raw ? byName : byContent.or(() -> byName);
    }

    private static Optional<String> byContent(byte[] head) {
        String ascii = new String(head, StandardCharsets.ISO_8859_1);
        return Optional.ofNullable(startingWith(ascii)).or(() -> byBrand(ascii));
    }

    /** The magic numbers of the formats' own specifications. */
    private static @Nullable String startingWith(String ascii) {
        if (ascii.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        } else if (ascii.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        } else if (ascii.startsWith("GIF87a") || ascii.startsWith("GIF89a")) {
            return "image/gif";
        } else if (ascii.startsWith("II*\0") || ascii.startsWith("MM\0*")) {
            return "image/tiff";
        } else if (ascii.startsWith("RIFF") && ascii.startsWith("WEBP", 8)) {
            return "image/webp";
        } else if (ascii.startsWith("8BPS")) {
            return "image/vnd.adobe.photoshop";
        } else if (ascii.startsWith("FUJIFILMCCD-RAW")) {
            return "image/x-fuji-raf";
        } else if (ascii.startsWith("BM") && ascii.startsWith("\0\0\0\0", 6)) {
            return "image/bmp";
        }
        return null;
    }

    /** ISO/IEC 14496-12: the brand of the file behind {@code ftyp}. */
    private static Optional<String> byBrand(String ascii) {
        if (!ascii.startsWith("ftyp", 4) || ascii.length() < 12) {
            return Optional.empty();
        }
        return switch (ascii.substring(8, 12)) {
            case "heic", "heix", "heim", "heis", "hevc", "hevx" -> Optional.of("image/heic");
            case "mif1", "msf1" -> Optional.of("image/heif");
            case "avif", "avis" -> Optional.of("image/avif");
            case "crx " -> Optional.of("image/x-canon-cr3");
            default -> Optional.empty();
        };
    }

    private static String extension(String filename) {
        return filename.substring(filename.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
