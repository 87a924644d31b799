package io.contactsheet.desktop.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Waits until nobody writes to a file any more: a camera's cable, a network drive and a raw converter write a photo in
 * pieces, and between two of them it looks whole.
 */
final class FileRest {

    /** A network drive's clock may be ahead by this much; a time beyond is a camera's that is wrong. */
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(2);

    private final Path file;
    private final UploadSettings settings;
    private final Timing timing;

    FileRest(Path file, UploadSettings settings, Timing timing) {
        this.file = file;
        this.settings = settings;
        this.timing = timing;
    }

    /**
     * What a look at the file shows.
     *
     * @param changed when the system noted a change, which no program can set back; null where it notes none
     */
    private record Look(
            long bytes, FileTime modified, @Nullable FileTime changed) {

        Instant written() {
            Instant said = modified.toInstant();
            return changed != null && changed.toInstant().isAfter(said) ? changed.toInstant() : said;
        }
    }

    /**
     * Returns at once for a file that has been at rest for some seconds, and for one that is not there.
     *
     * @param waiting told why it takes longer, and until when at least
     * @throws FileProblem if it is written to for longer than anybody's patience
     */
    void await(WaitListener waiting) throws FileProblem, InterruptedException {
        Instant begin = timing.now();
        Optional<Look> before = look();
        boolean moves = before.isPresent() && isFresh(before.get());
        while (moves) {
            if (Duration.between(begin, timing.now()).compareTo(settings.patience()) > 0) {
                throw FileProblem.mendable(new UploadReason.GrowingForLong(file));
            }
            waiting.waits(new UploadReason.Growing(file), settings.rest());
            Optional<Look> now = look();
            moves = now.isPresent() && !now.equals(before);
            before = now;
        }
    }

    /** Waits for the given time, and says why. */
    @FunctionalInterface
    interface WaitListener {
        void waits(UploadReason reason, Duration pause) throws InterruptedException;
    }

    private boolean isFresh(Look look) {
        Duration age = Duration.between(look.written(), timing.now());
        return age.compareTo(settings.rest()) < 0 && age.compareTo(CLOCKS_DIFFER_BY.negated()) > 0;
    }

    /** Empty for a file that cannot be looked at: to read it will say why. */
    private Optional<Look> look() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Look(attributes.size(), attributes.lastModifiedTime(), changed()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private @Nullable FileTime changed() throws IOException {
        boolean noted = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        return noted && Files.getAttribute(file, "unix:ctime") instanceof FileTime time ? time : null;
    }
}
