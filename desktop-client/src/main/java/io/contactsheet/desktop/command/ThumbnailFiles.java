package io.contactsheet.desktop.command;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.text.Sentences;
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
    private final Messages messages;

    ThumbnailFiles(Thumbnailer thumbnailer, Size box, ThumbnailNames names, Failures failures, Messages messages) {
        this.thumbnailer = thumbnailer;
        this.box = box;
        this.names = names;
        this.failures = failures;
        this.messages = messages;
    }

    /** The time is that of reading the file and making the thumbnail, without writing it. */
    ThumbnailResult make(Path file) {
        long start = System.nanoTime();
        try {
            return Files.isDirectory(file)
                    ? none(file, Reason.UNSUPPORTED, messages.get("picture.folder"), start)
                    : read(file, start);
        } catch (IOException e) {
            return none(file, Reason.UNSUPPORTED, sentence(e), start);
        } catch (OutOfMemoryError e) {
            return none(file, Reason.TOO_LARGE, messages.get("picture.noMemory"), start);
        } catch (RuntimeException | StackOverflowError e) {
            String sentence = new Sentences(messages).of(failures.report("The thumbnail of " + file, e));
            return none(file, Reason.CORRUPT, sentence, start);
        }
    }

    private ThumbnailResult read(Path file, long start) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return switch (thumbnailer.thumbnail(in, box)) {
                case ThumbnailOutcome.Thumbnail thumbnail -> write(file, thumbnail, millisecondsSince(start));
                case ThumbnailOutcome.Unreadable none -> none(file, none.reason(), none.explanation(), start);
            };
        }
    }

    private static ThumbnailResult none(Path file, Reason reason, String sentence, long start) {
        return ThumbnailResult.none(file, reason.label(), sentence, millisecondsSince(start));
    }

    private static double millisecondsSince(long start) {
        return (System.nanoTime() - start) / NANOS_PER_MILLISECOND;
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

    private String sentence(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> messages.get("picture.missing");
            case AccessDeniedException denied -> messages.get("picture.forbidden", denied.getFile());
            default -> messages.get("picture.diskFailed", String.valueOf(e.getMessage()));
        };
    }
}
