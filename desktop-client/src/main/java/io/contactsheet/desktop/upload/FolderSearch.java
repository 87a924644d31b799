package io.contactsheet.desktop.upload;

import io.contactsheet.desktop.upload.SkipReason.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Finds the pictures among files and folders. */
final class FolderSearch {

    private final BooleanSupplier cancelled;
    private final Finds finds;

    /** Folders that have been entered, by their real paths: links may lead to one twice, or in circles. */
    private final Set<Path> entered = new HashSet<>();

    /** Takes what is found. */
    interface Finds {

        void picture(Path file, String album);

        void skipped(Path path, SkipReason reason);

        void unreadable(Path folder, SkipReason reason);
    }

    FolderSearch(BooleanSupplier cancelled, Finds finds) {
        this.cancelled = cancelled;
        this.finds = finds;
    }

    /**
     * Files that are named themselves are found whatever they hold, even those that are not there: all but videos, and
     * what belongs to the system.
     */
    void search(List<Path> paths, String album) {
        for (Path path : paths) {
            if (!cancelled.getAsBoolean()) {
                given(path.toAbsolutePath().normalize(), album);
            }
        }
    }

    private void given(Path path, String album) {
        Optional<Kind> leftOut = LeftOut.reason(name(path));
        if (leftOut.isPresent()) {
            finds.skipped(path, leftOut.get());
        } else if (Files.isDirectory(path)) {
            enter(path, album);
        } else if (Files.isRegularFile(path) && PictureType.isVideo(head(path), name(path))) {
            finds.skipped(path, Kind.VIDEO);
        } else {
            finds.picture(path, album);
        }
    }

    /** Empty for the root of a disk. */
    private static String name(Path path) {
        return path.getFileName() == null ? "" : path.getFileName().toString();
    }

    private void enter(Path folder, String album) {
        try {
            if (!entered.add(folder.toRealPath())) {
                finds.skipped(folder, Kind.SEARCHED_BEFORE);
                return;
            }
            for (Path path : sorted(folder)) {
                if (cancelled.getAsBoolean()) {
                    return;
                }
                visit(path, album);
            }
        } catch (AccessDeniedException e) {
            finds.unreadable(folder, Kind.FORBIDDEN);
        } catch (IOException e) {
            finds.unreadable(folder, new SkipReason.Unreadable(String.valueOf(e.getMessage())));
        }
    }

    /** Files come before folders, each in the order of their names. */
    private static List<Path> sorted(Path folder) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(paths::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        paths.sort(Comparator.<Path, Boolean>comparing(Files::isDirectory)
                .thenComparing(path -> path.getFileName().toString()));
        return paths;
    }

    private void visit(Path path, String album) throws IOException {
        String name = name(path);
        Optional<Kind> leftOut = LeftOut.reason(name);
        if (leftOut.isPresent()) {
            finds.skipped(path, leftOut.get());
        } else if (name.startsWith(".") || Files.isHidden(path)) {
            finds.skipped(path, Kind.HIDDEN);
        } else if (Files.isDirectory(path)) {
            enter(path, album.isEmpty() ? name : album + "/" + name);
        } else if (!Files.isRegularFile(path)) {
            finds.skipped(path, Kind.NOT_A_FILE);
        } else {
            visitFile(path, name, album);
        }
    }

    private void visitFile(Path file, String name, String album) {
        byte[] head = head(file);
        if (PictureType.isPicture(head, name)) {
            finds.picture(file, album);
        } else {
            finds.skipped(file, PictureType.isVideo(head, name) ? Kind.VIDEO : Kind.NOT_A_PICTURE);
        }
    }

    /** The first bytes; none of a file that cannot be read, as its upload will say why. */
    private static byte[] head(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(PictureType.HEAD_BYTES);
        } catch (IOException _) {
            return new byte[0];
        }
    }
}
