package io.templaterunner;

import io.templaterunner.DataFolderException.Reason;
import io.templaterunner.files.OwnerOnlyFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** The folder that holds everything, for one process at a time. */
final class DataFolder implements AutoCloseable {

    /** What every version of this program locks: the name stays. */
    private static final String LOCK = "in-use.lock";

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes the folder if it is not there, and takes it.
     *
     * @throws DataFolderException if another process has it, or it cannot be written
     */
    static DataFolder take(Path folder) throws DataFolderException {
        Path path = folder.toAbsolutePath().normalize();
        FileChannel channel;
        try {
            OwnerOnlyFile.makeFolder(path);
            channel = FileChannel.open(new OwnerOnlyFile(path.resolve(LOCK)).make(), StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new DataFolderException(
                    Reason.UNUSABLE, path + " is a file. Choose a folder for what the stack keeps.", e);
        } catch (IOException e) {
            throw new DataFolderException(
                    Reason.UNUSABLE, "The folder " + path + " cannot be written (" + e + "). Choose another one.", e);
        }
        try {
            if (isLocked(channel)) {
                closeToOthers(path);
                return new DataFolder(path, channel);
            }
            channel.close();
        } catch (IOException e) {
            throw unclosed(path, channel, e);
        }
        throw new DataFolderException(
                Reason.IN_USE,
                "The folder " + path
                        + " is in use: a stack runs on it already. Use that one, stop it, or choose another folder.");
    }

    private static DataFolderException unclosed(Path path, FileChannel channel, IOException failed) {
        try {
            channel.close();
        } catch (IOException also) {
            failed.addSuppressed(also);
        }
        return new DataFolderException(
                Reason.UNUSABLE, "The folder " + path + " cannot be closed to others (" + failed + ").", failed);
    }

    /** Whether a stack runs on it, in this process or another one. A folder that is not there is not made. */
    static boolean isTaken(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            return !isLocked(channel);
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    /** False if another one has the lock: in another process, or in this one. */
    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    /** Files of earlier versions of this program too: all but the objects, which are as the storage makes them. */
    private static void closeToOthers(Path folder) throws IOException {
        try (Stream<Path> top = Files.list(folder);
                Stream<Path> stack = below(folder.resolve("stack"))) {
            for (Path file :
                    Stream.concat(top, stack).filter(Files::isRegularFile).toList()) {
                new OwnerOnlyFile(file).close();
            }
        }
    }

    private static Stream<Path> below(Path folder) throws IOException {
        return Files.isDirectory(folder) ? Files.walk(folder) : Stream.empty();
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
