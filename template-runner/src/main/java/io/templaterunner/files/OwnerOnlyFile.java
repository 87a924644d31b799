package io.templaterunner.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A file that only the user who runs this may read.
 *
 * <p>Where a file system has no such permissions (Windows), it has those of the folder that it is in, and the user's own
 * folders are closed to others.
 */
public record OwnerOnlyFile(Path path) {

    private static final String FILE = "rw-------";
    private static final String FOLDER = "rwx------";

    /** What it holds; empty if there is none. */
    public Optional<String> read() throws IOException {
        try {
            return Optional.of(Files.readString(path));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** Replaces it as a whole: a reader sees the old text or the new. Returns when the text is on the disk. */
    public void write(String text) throws IOException {
        AtomicReplacement.of(path).write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Makes it, empty, or takes from others what they may do with it if it is there.
     *
     * @return its path, to be written to
     */
    public Path make() throws IOException {
        try {
            Files.createFile(path, attributes(FILE));
        } catch (FileAlreadyExistsException _) {
            close();
        }
        return path;
    }

    /** Takes from others what they may do with it; one that is not there, or has just gone, is closed enough. */
    public void close() throws IOException {
        try {
            restrict(path, FILE);
        } catch (NoSuchFileException _) {
            // Gone.
        }
    }

    /** Makes a folder that only its owner may look into. One that is there already is closed to others, too. */
    public static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder, attributes(FOLDER));
        restrict(folder, FOLDER);
    }

    private static void restrict(Path path, String permissions) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null
                && !PosixFilePermissions.toString(view.readAttributes().permissions())
                        .equals(permissions)) {
            view.setPermissions(PosixFilePermissions.fromString(permissions));
        }
    }

    /** Those with which such a file is made. */
    static FileAttribute<?>[] attributes() {
        return attributes(FILE);
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
