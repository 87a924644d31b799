package io.contactsheet.desktop.local;

import io.contactsheet.desktop.gallery.GalleryAddress;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.ListingRequest;
import io.templaterunner.files.OwnerOnlyFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the process that runs the gallery of a data folder serves it, for all the others: in a file of the folder. What
 * the file says holds only while somebody answers there.
 */
record ServingAddress(DataFolder data) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private static final String FILE = "in-use.address";
    /** Of earlier versions of this program, which may be the ones that serve. They also delete it when they may not. */
    private static final String EARLIER_FILE = "serving.address";

    /** Where the gallery is served; empty if nobody answers there in time. */
    Optional<URI> await(Duration patience) {
        Instant end = Instant.now().plus(patience);
        try {
            do {
                for (String name : List.of(FILE, EARLIER_FILE)) {
                    Optional<URI> told = read(data.path().resolve(name)).filter(ServingAddress::answers);
                    if (told.isPresent()) {
                        return told;
                    }
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
        new OwnerOnlyFile(file()).write(gallery + "\n");
    }

    /** Tells it no more: before the folder is another's. */
    void withdraw() throws IOException {
        Files.deleteIfExists(file());
    }

    private Path file() {
        return data.path().resolve(FILE);
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
