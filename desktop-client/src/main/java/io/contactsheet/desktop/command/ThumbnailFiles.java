package io.contactsheet.desktop.command;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.imaging.ThumbnailOutcome;
import io.contactsheet.imaging.Thumbnailer;
import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.shared.size.Size;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Makes thumbnails of files, whatever they hold: for every file there is a result. */
final class ThumbnailFiles {

    private static final double NANOS_PER_MILLISECOND = 1e6;

    private final Thumbnailer thumbnailer;
    private final Size box;
    private final ThumbnailNames names;
    private final Failures failures;

    ThumbnailFiles(Thumbnailer thumbnailer, Size box, ThumbnailNames names, Failures failures) {
        this.thumbnailer = thumbnailer;
        this.box = box;
        this.names = names;
        this.failures = failures;
    }

    /** The time is that of reading the file and making the thumbnail, without writing it. */
    ThumbnailResult make(Path file) {
        long start = System.nanoTime();
        try {
            ThumbnailOutcome outcome = outcome(file);
            double milliseconds = (System.nanoTime() - start) / NANOS_PER_MILLISECOND;
            return switch (outcome) {
                case ThumbnailOutcome.Thumbnail thumbnail -> write(file, thumbnail, milliseconds);
                case ThumbnailOutcome.Unreadable none ->
                    ThumbnailResult.none(file, none.reason().label(), none.explanation(), milliseconds);
            };
        } catch (IOException e) {
            double milliseconds = (System.nanoTime() - start) / NANOS_PER_MILLISECOND;
            return ThumbnailResult.none(file, Reason.UNSUPPORTED.label(), sentence(e), milliseconds);
        }
    }

    private ThumbnailOutcome outcome(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return new ThumbnailOutcome.Unreadable(Reason.UNSUPPORTED, "This is a folder, not a picture.");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return thumbnailer.thumbnail(in, box);
        } catch (OutOfMemoryError e) {
            return new ThumbnailOutcome.Unreadable(
                    Reason.TOO_LARGE, "To read this picture takes more memory than there is.");
        } catch (RuntimeException | StackOverflowError e) {
            return new ThumbnailOutcome.Unreadable(
                    Reason.CORRUPT,
                    failures.report("The thumbnail of " + file, e).sentence());
        }
    }

    private ThumbnailResult write(Path file, ThumbnailOutcome.Thumbnail thumbnail, double milliseconds)
            throws IOException {
        String format =
                thumbnail.contentType().substring(thumbnail.contentType().indexOf('/') + 1);
        List<String> extensions = format.equals("jpeg") ? List.of("jpg", "jpeg", "jpe", "jfif") : List.of(format);
        Path place = names.next(file, extensions);
        Files.write(place, thumbnail.bytes());
        return ThumbnailResult.made(
                file,
                new ThumbnailResult.Made(place, format, thumbnail.size(), thumbnail.originalSize()),
                milliseconds);
    }

    private static String sentence(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "There is no such file.";
            case AccessDeniedException denied -> "“" + denied.getFile() + "” may not be opened. Check its permissions.";
            default -> "The disk failed: " + e.getMessage() + ".";
        };
    }
}
