package io.contactsheet.desktop.local;

import io.contactsheet.desktop.gallery.GalleryAddress;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.ListingRequest;
import io.templaterunner.files.OwnerOnlyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The right to serve the gallery of a data folder, for one process at a time, and the address where it does so, for all
 * the others. The operating system takes the right back from a process that dies, however it dies.
 */
final class ServingFile implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final FileChannel lock;
    private final Path address;

    private ServingFile(FileChannel lock, Path address) {
        this.lock = lock;
        this.address = address;
    }

    /**
     * Takes the right to serve; empty if another process has it.
     *
     * @throws LocalGalleryException if the folder cannot be made or written to
     */
    static Optional<ServingFile> take(DataFolder data) throws LocalGalleryException {
        try {
            OwnerOnlyFile.makeFolder(data.path());
            FileChannel channel = FileChannel.open(
                    new OwnerOnlyFile(data.path().resolve("serving.lock")).make(), StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return Optional.of(new ServingFile(channel, addressFile(data)));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new LocalGalleryException(new LocalReason.FolderUnusable(data.path(), e.toString()), e);
        }
    }

    /** Where the process that has the right serves; empty if nobody answers there in time. */
    static Optional<URI> awaitAddress(DataFolder data, Duration patience) {
        Instant end = Instant.now().plus(patience);
        try {
            do {
                Optional<URI> told = read(addressFile(data)).filter(ServingFile::answers);
                if (told.isPresent()) {
                    return told;
                }
                Thread.sleep(BETWEEN_LOOKS);
            } while (Instant.now().isBefore(end));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** Tells the others, who never see half an address. */
    void tell(URI gallery) throws IOException {
        new OwnerOnlyFile(address).write(gallery + "\n");
    }

    @Override
    public void close() {
        try (lock) {
            Files.deleteIfExists(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path addressFile(DataFolder data) {
        return data.path().resolve("serving.address");
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static Optional<URI> read(Path address) {
        try {
            return Optional.of(GalleryAddress.parse(Files.readString(address)));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean answers(URI gallery) {
        try (GalleryClient client = new GalleryClient(gallery)) {
            client.photos(ListingRequest.everything().withPageSize(1));
            return true;
        } catch (GalleryException.NotAllowed | GalleryException.Busy _) {
            return true;
        } catch (GalleryException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
