package io.templaterunner.s3;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Which keys can be files. S3 takes any text as a key; a folder holds it only if it is the path of a file of its own, and
 * what is not is refused before anything is written.
 *
 * @param path the folder that holds the buckets
 * @param naming of the files
 * @param windows whether names mean there what they mean on Windows
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html">Naming Amazon S3 objects</a>
 */
record FileKeys(Path path, FileNaming naming, boolean windows) {

    /** What S3 takes, in bytes of UTF-8. */
    private static final int MAX_KEY = 1024;
    /** Of a name, on all usual file systems. */
    private static final int MAX_NAME = 255;
    /** The store writes {@code name-<uuid>} first. */
    private static final int MAX_LAST_NAME = MAX_NAME - 37;

    /** Windows has devices of these names, in every folder and with every extension. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?", Pattern.CASE_INSENSITIVE);

    /** What stands in a key for bytes that are no UTF-8. */
    private static final char UNDECODABLE = '\uFFFD';

    private static final Set<String> NOT_LAST_ON_WINDOWS = Set.of(".", " ");

    /**
     * Returns for a key that is the path of one file, whatever is stored now.
     *
     * @throws software.amazon.awssdk.services.s3.model.S3Exception with status 400 and a sentence, for one that is not
     */
    void checkName(String bucket, String key) {
        if (bytes(key) > MAX_KEY) {
            throw S3Faults.keyTooLong("Your key is too long");
        }
        if (key.indexOf(UNDECODABLE) >= 0) {
            throw S3Faults.invalidArgument("A key must be UTF-8.");
        }
        for (String name : key.split("/", -1)) {
            checkName(name);
        }
        checkLengths(naming.fileOf(key).split("/", -1));
        if (ObjectNames.isLeftOver(key)) {
            throw S3Faults.invalidArgument("A key may not end with a dash and a UUID here.");
        }
        file(path.resolve(bucket), key);
    }

    /**
     * Returns for a key that can be stored as things are.
     *
     * @throws software.amazon.awssdk.services.s3.model.S3Exception with status 400 and a sentence, for one that cannot
     */
    void checkStorable(String bucket, String key) {
        checkName(bucket, key);
        checkFile(path.resolve(bucket), key);
    }

    private static void checkLengths(String[] names) {
        for (int i = 0; i < names.length; i++) {
            if (bytes(names[i]) > (i == names.length - 1 ? MAX_LAST_NAME : MAX_NAME)) {
                throw S3Faults.keyTooLong("A name in a key may have " + MAX_NAME
                        + " bytes on this computer, the last one " + MAX_LAST_NAME + ".");
            }
        }
    }

    private void checkName(String name) {
        if (ObjectNames.isReserved(name)) {
            throw S3Faults.invalidArgument("The storage keeps the name " + name + " for itself.");
        }
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw S3Faults.invalidArgument(
                    "Objects are files on this computer, so a key may not begin or end with a slash,"
                            + " and between slashes there must be a name other than . and ..");
        }
        boolean last = NOT_LAST_ON_WINDOWS.contains(name.substring(name.length() - 1));
        if (windows && (last || DEVICE.matcher(name).matches())) {
            throw S3Faults.invalidArgument("Windows has no files of the name " + name + ".");
        }
    }

    private void checkFile(Path bucket, String key) {
        Path file = file(bucket, key);
        if (Files.isDirectory(file)) {
            throw S3Faults.invalidArgument(
                    "On this computer " + key + " is a folder, and cannot be an object as well.");
        }
        if (Files.isSymbolicLink(file)) {
            throw isLink(key);
        }
        for (Path folder = file.getParent(); folder != null && !folder.equals(bucket); folder = folder.getParent()) {
            if (Files.isSymbolicLink(folder)) {
                throw isLink(keyOf(bucket, folder));
            }
            if (Files.isRegularFile(folder)) {
                throw S3Faults.invalidArgument(
                        "On this computer " + keyOf(bucket, folder) + " is an object, and cannot be a folder as well.");
            }
        }
    }

    private static S3Exception isLink(String key) {
        return S3Faults.invalidArgument(
                "On this computer " + key + " is a link to something else, in which nothing is stored.");
    }

    /** What the path reads back as is what a listing would show after the next start. */
    private Path file(Path bucket, String key) {
        try {
            Path file = bucket.resolve(naming.fileOf(key));
            if (key.equals(keyOf(bucket, file))) {
                return file;
            }
        } catch (IllegalArgumentException notHere) {
            // No path, or one on another drive.
        }
        throw S3Faults.invalidArgument("This key cannot be the path of a file on this computer.");
    }

    private String keyOf(Path bucket, Path file) {
        String separator = file.getFileSystem().getSeparator();
        String name = bucket.relativize(file.normalize()).toString();
        return naming.keyOf(separator.equals("/") ? name : name.replace(separator, "/"));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }
}
