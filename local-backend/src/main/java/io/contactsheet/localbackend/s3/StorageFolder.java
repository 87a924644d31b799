package io.contactsheet.localbackend.s3;

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
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that holds the buckets, each a folder of its own.
 *
 * @param path an existing folder
 * @param folders brings what is in it to the disk
 */
record StorageFolder(Path path, FolderSync folders) {

    /** Beside the buckets, whose names never begin with a dot. */
    static final String VERSIONS = ".versions";

    private static final Logger LOG = LoggerFactory.getLogger(StorageFolder.class);

    private static final boolean SYNCS_FOLDERS =
            !System.getProperty("os.name", "").startsWith("Windows");

    /**
     * Makes the folder if it is not there, and makes sure that it can hold photos.
     *
     * @throws IOException with a sentence for the user, if it cannot
     */
    static StorageFolder open(Path path) throws IOException {
        Files.createDirectories(path);
        StorageFolder folder = new StorageFolder(path, new FolderSync());
        folder.probeExtendedAttributes();
        return folder;
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
        Path file = path.resolve(bucket).resolve(key);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (NoSuchFileException gone) {
            // Deleted by another request: what it leaves is for that one to sync.
        }
        syncFolders(file);
    }

    /** Returns when the absence of an object is on the disk. */
    void syncRemoval(String bucket, String key) throws IOException {
        syncFolders(path.resolve(bucket).resolve(key));
    }

    /** Returns when the name of a file, and those of its folders, are on the disk. */
    void syncFolders(Path file) throws IOException {
        if (!SYNCS_FOLDERS) {
            return;
        }
        for (Path folder = file.getParent(); folder != null && !folder.equals(path); folder = folder.getParent()) {
            folders.sync(folder);
        }
    }

    /** A disk that is full has been probed before: it holds photos. */
    private void probeExtendedAttributes() throws IOException {
        try {
            probe(Files.createTempFile(path, "probe", ".tmp"));
        } catch (IOException failed) {
            if (!DiskSpace.isMissing(failed) || buckets().isEmpty()) {
                throw failed;
            }
            LOG.warn("There is no space left on the disk that holds {}.", path);
        }
    }

    private void probe(Path probe) throws IOException {
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
                    "The folder " + path + " is on a file system that does not keep extended attributes, in which a"
                            + " photo's name and type are stored. Choose a folder on another disk, such as one with"
                            + " ext4, XFS, Btrfs, APFS or NTFS.",
                    unsupported);
        } finally {
            Files.deleteIfExists(probe);
        }
    }
}
