package io.templaterunner;

import io.templaterunner.files.OwnerOnlyFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** The folder that holds everything, for one process at a time. */
final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes the folder if it is not there, and takes it.
     *
     * @throws IOException with a sentence for the user, if another process has it, or it cannot be written
     */
    static DataFolder take(Path folder) throws IOException {
        Path path = folder.toAbsolutePath().normalize();
        FileChannel channel;
        try {
            OwnerOnlyFile.makeFolder(path);
            channel = FileChannel.open(new OwnerOnlyFile(path.resolve("in-use.lock")).make(), StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(path + " is a file. Choose a folder for what the stack keeps.", e);
        } catch (IOException e) {
            throw new IOException("The folder " + path + " cannot be written (" + e + "). Choose another one.", e);
        }
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                closeToOthers(path);
                return new DataFolder(path, channel);
            }
        } catch (OverlappingFileLockException _) {
            // This process has it already: the same to the user.
        } catch (IOException e) {
            channel.close();
            throw new IOException("The folder " + path + " cannot be closed to others (" + e + ").", e);
        }
        channel.close();
        throw new IOException("The folder " + path
                + " is in use: a stack runs on it already. Use that one, stop it, or choose another folder.");
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
