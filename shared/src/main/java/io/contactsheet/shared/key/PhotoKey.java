package io.contactsheet.shared.key;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of a photo in the gallery: {@code [album/]name.ext}, where every segment is of {@code [A-Za-z0-9._-]}. Such a
 * key means the same in a URL, in S3, in an event and on any disk, so nothing on the way needs to escape it.
 *
 * <p>Albums hold no dot and every photo's name has one, so a photo can never stand where an album's folder must.
 *
 * @param value the whole key, at most {@value #MAX_LENGTH} characters
 */
public record PhotoKey(String value) {

    /** S3 itself takes 1,024 bytes. */
    public static final int MAX_LENGTH = 512;

    /** The embedded S3 writes {@code name-<uuid>} first, which a file system must still take. */
    static final int MAX_SEGMENT_LENGTH = 120;

    /** Given to a name without an extension: every key has one. */
    static final String NO_EXTENSION = "bin";

    /** Given to a name of which nothing is left, such as one all in Japanese. */
    static final String NO_NAME = "photo";

    static final int MAX_EXTENSION_LENGTH = 10;
    private static final int DIGEST_LENGTH = 8;
    private static final String SEGMENT = "[A-Za-z0-9_][A-Za-z0-9._-]*";
    private static final Pattern WHOLE = Pattern.compile("(" + SEGMENT + "/)*" + SEGMENT + "\\.[a-z0-9]{1,10}");
    private static final Pattern EXTENSION = Pattern.compile("[A-Za-z0-9]{1," + MAX_EXTENSION_LENGTH + "}");
    private static final Pattern RESERVED_ON_WINDOWS =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    public PhotoKey {
        if (value.length() > MAX_LENGTH || !WHOLE.matcher(value).matches()) {
            throw new IllegalArgumentException("“" + value + "” is not the key of a photo in the gallery.");
        }
    }

    /** The key of a photo outside any album. Never fails: every text has a key. */
    public static PhotoKey ofFilename(String filename) {
        return of("", filename);
    }

    /**
     * The key of a photo in an album.
     *
     * @param album its name, or names from the outside in, separated by {@code /}; nothing but separators means no album
     * @param filename the photo's name on its owner's disk
     */
    public static PhotoKey of(String album, String filename) {
        return of(album, filename, "");
    }

    /**
     * The key of a photo in an album.
     *
     * @param contentType its MIME type, of which a name without an extension gets one; empty if it is not known
     */
    public static PhotoKey of(String album, String filename, String contentType) {
        String folder = AlbumKey.of(album);
        return new PhotoKey((folder.isEmpty() ? "" : folder + "/") + safeName(filename, contentType));
    }

    /** The key that this text is, as it stands; empty where it is none, as for objects that others put there. */
    public static Optional<PhotoKey> parse(String text) {
        return text.length() <= MAX_LENGTH && WHOLE.matcher(text).matches()
                ? Optional.of(new PhotoKey(text))
                : Optional.empty();
    }

    /** The album, without a slash at its end; empty for a photo outside any. */
    public String album() {
        int slash = value.lastIndexOf('/');
        return slash < 0 ? "" : value.substring(0, slash);
    }

    /** The last segment: {@code name.ext}. */
    public String filename() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /**
     * The key for other content under the same name: {@code name-<first 8 of the digest>.ext}.
     *
     * @param sha256 of the content, in lower-case hexadecimal digits
     */
    public PhotoKey withDigest(String sha256) {
        int dot = value.lastIndexOf('.');
        String suffix = "-" + sha256.substring(0, DIGEST_LENGTH) + value.substring(dot);
        int nameStart = value.lastIndexOf('/') + 1;
        int room = Math.min(nameStart + MAX_SEGMENT_LENGTH, MAX_LENGTH) - suffix.length();
        String stem = withoutTail(value.substring(nameStart, Math.min(dot, room)));
        return new PhotoKey(value.substring(0, nameStart) + stem + suffix);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String safeName(String filename, String contentType) {
        // “dot.jpg.”: what follows the last dot must be something.
        String ascii = Ascii.fold(filename).strip().replaceFirst("[. ]+$", "");
        int dot = ascii.lastIndexOf('.');
        boolean hasExtension =
                dot >= 0 && EXTENSION.matcher(ascii.substring(dot + 1)).matches();
        String extension = hasExtension
                ? ascii.substring(dot + 1).toLowerCase(Locale.ROOT)
                : TypeExtension.of(contentType).orElse(NO_EXTENSION);
        String stem = safeStem(hasExtension ? ascii.substring(0, dot) : ascii);
        int room = MAX_SEGMENT_LENGTH - 1 - extension.length();
        return withoutTail(stem.substring(0, Math.min(stem.length(), room))) + "." + extension;
    }

    private static String safeStem(String ascii) {
        String dashed =
                ascii.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("-+", "-").replaceAll("\\.+", ".");
        String trimmed = withoutTail(safeStart(dashed));
        return unreserved(trimmed.isEmpty() ? NO_NAME : trimmed);
    }

    /** A leading dot hides a file, a leading dash reads as an option. */
    static String safeStart(String text) {
        return text.replaceFirst("^[.-]+", "");
    }

    static String withoutTail(String text) {
        return text.replaceFirst("[.-]+$", "");
    }

    static String unreserved(String segment) {
        Matcher reserved = RESERVED_ON_WINDOWS.matcher(segment);
        return reserved.matches() ? NO_NAME + "-" + segment : segment;
    }
}
