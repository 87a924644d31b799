package io.contactsheet.desktop.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where the thumbnails of files go: each to a place of its own, none over a file that was given. */
final class ThumbnailNames {

    private final Path folder;

    /** In lower case: many disks take {@code a.jpg} and {@code A.JPG} for the same. */
    private final Set<String> taken = new HashSet<>();

    ThumbnailNames(Path folder, List<Path> inputs) {
        this.folder = folder;
        inputs.forEach(input -> taken.add(identity(input)));
    }

    /** @param extensions those of the thumbnail's format, the usual one first */
    Path next(Path input, List<String> extensions) {
        String name = input.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String own = dot > 0 ? name.substring(dot + 1) : "";
        String extension = extensions.contains(own.toLowerCase(Locale.ROOT)) ? own : extensions.getFirst();
        Path place = folder.resolve(stem + "." + extension);
        for (int number = 2; !taken.add(identity(place)); number++) {
            place = folder.resolve(stem + "-" + number + "." + extension);
        }
        return place;
    }

    private static String identity(Path path) {
        try {
            return path.toRealPath().toString().toLowerCase(Locale.ROOT);
        } catch (IOException _) {
            return withRealFolder(path.toAbsolutePath().normalize()).toString().toLowerCase(Locale.ROOT);
        }
    }

    private static Path withRealFolder(Path path) {
        Path parent = path.getParent();
        try {
            return parent == null ? path : parent.toRealPath().resolve(path.getFileName());
        } catch (IOException _) {
            return path;
        }
    }
}
