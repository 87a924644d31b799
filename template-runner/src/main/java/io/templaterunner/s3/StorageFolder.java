package io.templaterunner.s3;

import io.templaterunner.files.DiskSpace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that holds the buckets, each a folder of its own.
 *
 * @param path an existing folder
 * @param folders brings what is in it to the disk
 * @param naming of the files
 */
record StorageFolder(Path path, FolderSync folders, FileNaming naming) {

    /** Beside the buckets, whose names never begin with a dot. */
    static final String VERSIONS = ".versions";

    private static final String IGNORES_CASE = ".ignores-case";

    private static final Logger LOG = LoggerFactory.getLogger(StorageFolder.class);

    /**
     * Makes the folder if it is not there, and makes sure that it can hold objects.
     *
     * @throws IOException with a sentence for the user, if it cannot
     */
    static StorageFolder open(Path path) throws IOException {
        Files.createDirectories(path);
        probeExtendedAttributes(path);
        return open(path, ignoresCase(path) ? new CaseMarks() : FileNaming.LIKE_KEYS);
    }

    static StorageFolder open(Path path, FileNaming naming) {
        return new StorageFolder(path, new FolderSync(), naming);
    }

    /** The file of an object. */
    Path file(String bucket, String key) {
        return path.resolve(bucket).resolve(naming.fileOf(key));
    }

    /**
     * Whether files of the folder have to be named for a disk that ignores case: it is on one, or was. A folder remembers
     * that, for it may be carried to another disk.
     */
    private static boolean ignoresCase(Path path) throws IOException {
        Path remembered = path.resolve(IGNORES_CASE);
        if (Files.exists(remembered)) {
            return true;
        }
        Path probe = Files.createTempFile(path, "probe", ".tmp");
        boolean ignored =
                Files.exists(probe.resolveSibling(probe.getFileName().toString().toUpperCase(Locale.ROOT)));
        Files.delete(probe);
        if (ignored) {
            Files.createFile(remembered);
        }
        return ignored;
    }

    List<String> buckets() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.equals(VERSIONS))
                    .sorted()
                    .toList();
        }
    }

    /** Returns when the object is on the disk, its names included. A file that has gone meanwhile needs nothing. */
    void sync(String bucket, String key) throws IOException {
        Path file = file(bucket, key);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (NoSuchFileException gone) {
            // Deleted by another request: what it leaves is for that one to sync.
        }
        syncFolders(file);
    }

    /** Returns when the absence of an object is on the disk. */
    void syncRemoval(String bucket, String key) throws IOException {
        syncFolders(file(bucket, key));
    }

    /** Returns when the name of a file, and those of its folders, are on the disk. */
    void syncFolders(Path file) throws IOException {
        for (Path folder = file.getParent(); folder != null && !folder.equals(path); folder = folder.getParent()) {
            folders.sync(folder);
        }
    }

    /** A disk that is full has been probed before: it holds objects. */
    private static void probeExtendedAttributes(Path path) throws IOException {
        try {
            probe(path, Files.createTempFile(path, "probe", ".tmp"));
        } catch (IOException failed) {
            if (!DiskSpace.isMissing(failed) || isEmpty(path)) {
                throw failed;
            }
            LOG.warn("There is no space left on the disk that holds {}.", path);
        }
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.noneMatch(Files::isDirectory);
        }
    }

    private static void probe(Path path, Path probe) throws IOException {
        try {
            UserDefinedFileAttributeView view = Files.getFileAttributeView(probe, UserDefinedFileAttributeView.class);
            byte[] written = "kept".getBytes(StandardCharsets.US_ASCII);
            view.write("user.probe", ByteBuffer.wrap(written));
            ByteBuffer read = ByteBuffer.allocate(view.size("user.probe"));
            view.read("user.probe", read);
            if (!read.flip().equals(ByteBuffer.wrap(written))) {
                throw new IOException("an attribute came back changed");
            }
        } catch (IOException | RuntimeException unsupported) {
            if (unsupported instanceof IOException disk && DiskSpace.isMissing(disk)) {
                throw disk;
            }
            throw new IOException(
                    "The folder " + path + " is on a file system that does not keep extended attributes, in which an"
                            + " object's name and type are stored. Choose a folder on another disk, such as one with"
                            + " ext4, XFS, Btrfs, APFS or NTFS.",
                    unsupported);
        } finally {
            Files.deleteIfExists(probe);
        }
    }
}
