package io.templaterunner.s3;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which files in a bucket's folder are objects, and which belong to the writing of one. */
final class ObjectNames {

    /** The store writes {@code name-<uuid>} first and links it to its name when it is whole. */
    private static final Pattern UNFINISHED =
            Pattern.compile(".*-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", Pattern.DOTALL);

    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern UPLOAD_ID = Pattern.compile(UUID);

    private static final String MULTIPART_PART = ".mpus-";
    /** Stubs of uploads in parts, and other files that the store has for itself. */
    private static final String OF_THE_STORE = ".s3proxy-";

    private static final Pattern MULTIPART_STUB = Pattern.compile(Pattern.quote(OF_THE_STORE) + "mpu-stub-" + UUID);

    private static final Pattern BEGINNING_OF_PART = Pattern.compile(Pattern.quote(MULTIPART_PART) + UUID + "-");

    private ObjectNames() {}

    /** The file that is there as long as an upload in parts of a key is under way. */
    static String ofUpload(String id, String key) {
        return MULTIPART_PART + id + "-" + key + "-stub";
    }

    /** Whether this key is an object, rather than a part of one that is being written. */
    static boolean isObject(String key) {
        return !isUnfinished(key) && !isInternal(key);
    }

    /** Whether a file of this name is what a write left that never came to its end. */
    static boolean isLeftOver(String fileName) {
        return isUnfinished(fileName) && !isInternal(fileName);
    }

    /** Whether no client may use this name in a key, be it of a folder or of a file; however a disk reads its letters. */
    static boolean isReserved(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        return isInternal(folded) || folded.equals(StorageFolder.VERSIONS);
    }

    /** Whether it may be the name of an upload in parts: it becomes a part of file names. */
    static boolean isUploadId(String id) {
        return UPLOAD_ID.matcher(id).matches();
    }

    /**
     * Whether the server has this object for itself while it serves an upload in parts.
     *
     * @param asked the key that the client asks for
     */
    static boolean isOfUpload(String key, String asked) {
        return MULTIPART_STUB.matcher(key).matches()
                || (beforeKey(key) > 0
                        && Pattern.matches(Pattern.quote(asked) + "-\\d+", key.substring(beforeKey(key))));
    }

    /** How long the beginning is that the name of an upload's part has before the key; 0 for any other object. */
    static int beforeKey(String name) {
        Matcher part = BEGINNING_OF_PART.matcher(name);
        return part.lookingAt() ? part.end() : 0;
    }

    private static boolean isUnfinished(String key) {
        return UNFINISHED.matcher(key).matches();
    }

    private static boolean isInternal(String key) {
        return key.startsWith(MULTIPART_PART) || key.startsWith(OF_THE_STORE);
    }
}
