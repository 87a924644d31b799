package io.contactsheet.desktop.ui.galleries;

import io.contactsheet.desktop.gallery.GalleryAddress;
import io.templaterunner.files.OwnerOnlyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The galleries in the cloud that were opened before, the latest first, in a text file: an address a line, and behind a
 * space the owner's e-mail address. No password is kept.
 */
public record KnownGalleries(Path file) {

    private static final int MOST = 9;

    /** Those of the file; lines that make no sense are passed over. */
    public List<KnownGallery> all() {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(KnownGalleries::parse).flatMap(Optional::stream).toList();
        } catch (IOException | java.io.UncheckedIOException _) {
            return List.of();
        }
    }

    private static Optional<KnownGallery> parse(String line) {
        String[] parts = line.strip().split(" ", 2);
        try {
            return Optional.of(new KnownGallery(GalleryAddress.parse(parts[0]), parts.length > 1 ? parts[1] : ""));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Puts a gallery first. */
    public void remember(KnownGallery gallery) throws IOException {
        List<KnownGallery> galleries = new ArrayList<>(all());
        galleries.remove(gallery);
        galleries.addFirst(gallery);
        write(galleries.subList(0, Math.min(MOST, galleries.size())));
    }

    /** Takes a gallery off the list. */
    public void forget(KnownGallery gallery) throws IOException {
        List<KnownGallery> galleries = new ArrayList<>(all());
        galleries.remove(gallery);
        write(galleries);
    }

    private void write(List<KnownGallery> galleries) throws IOException {
        String lines = galleries.stream()
                .map(gallery -> (gallery.address() + " " + gallery.user()).strip() + "\n")
                .collect(Collectors.joining());
        new OwnerOnlyFile(file).write(lines);
    }
}
