package io.templaterunner.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;

/**
 * Writes a file as a whole, also over one that is there: a reader sees the old content or the new, and so does a start
 * after the power failed. Only the user who runs this may read it.
 *
 * @param path the file
 * @param unfinished where it is written first: in the same folder, and nobody else's; one that is there, of a write that
 *     was cut off, is replaced
 */
public record AtomicReplacement(Path path, Path unfinished) {

    /** What is written. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes all of it; need not close the stream, which is buffered.
         *
         * @throws IOException if it cannot: then the file stays as it was
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Of a file with no neighbour that is named like it and ends in {@code .tmp}. */
    public static AtomicReplacement of(Path path) {
        return new AtomicReplacement(path, path.resolveSibling(path.getFileName() + ".tmp"));
    }

    /**
     * Returns when the content is on the disk, under its name.
     *
     * @throws IOException if it could not be written: then the file is as it was, or has the new content of which nobody
     *     knows whether it outlives a power failure
     */
    public void write(Content content) throws IOException {
        Files.deleteIfExists(unfinished);
        try {
            writeUnfinished(content);
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException failed) {
            discard(failed);
            throw failed;
        }
        FolderEntries.force(Objects.requireNonNull(path.toAbsolutePath().getParent()));
    }

    private void writeUnfinished(Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        unfinished,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        OwnerOnlyFile.attributes());
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private void discard(Exception failed) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException left) {
            failed.addSuppressed(left);
        }
    }
}
