package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.Backoff;
import io.contactsheet.desktop.gallery.Picture;
import io.contactsheet.desktop.ui.task.Cancellable;
import io.contactsheet.desktop.ui.task.TaskExecutor;
import io.contactsheet.imaging.ThumbnailOutcome;
import io.contactsheet.imaging.Thumbnailer;
import io.contactsheet.shared.api.ThumbnailError;
import io.contactsheet.shared.size.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import javafx.scene.image.Image;

/**
 * The small pictures of the sheet: fetched and decoded in the background, and the last few hundred kept. For the FX
 * thread alone.
 */
public final class SheetImages {

    /** Thumbnails of 150 x 150 take 90 KB each: 45 MB in all. */
    private static final int CAPACITY = 500;

    private static final Size PREVIEW = Size.square(150);
    private static final Consumer<Exception> NO_PREVIEW =
            Failures.ignoring("The file cannot be read, and says so when it is sent.");
    private static final Backoff RETRIES = Backoff.about(Duration.ofSeconds(1), Duration.ofSeconds(15), 2);

    private final OpenGallery gallery;
    private final Thumbnailer previews;
    private final TaskExecutor network;
    private final TaskExecutor painters;
    private final Map<PhotoPicture, Loaded> cache = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PhotoPicture, Loaded> eldest) {
            return size() > CAPACITY;
        }
    };

    /**
     * A picture, decoded.
     *
     * @param error on a placeholder: why there is no thumbnail
     * @param name of the photo on its owner's disk, if the gallery tells it
     */
    public record Loaded(Image image, Optional<ThumbnailError> error, Optional<String> name) {}

    /**
     * Begins with nothing.
     *
     * @param previews makes small pictures of files that are on their way
     * @param network where thumbnails are fetched
     * @param painters where previews are made
     */
    public SheetImages(OpenGallery gallery, Thumbnailer previews, TaskExecutor network, TaskExecutor painters) {
        this.gallery = gallery;
        this.previews = previews;
        this.network = network;
        this.painters = painters;
    }

    /**
     * Gets a picture, at once if it is at hand. What cannot be fetched now is tried again until it is cancelled.
     *
     * @param ready called at most once, on the FX thread
     */
    public Cancellable load(PhotoPicture picture, Consumer<Loaded> ready) {
        Loaded kept = cache.get(picture);
        if (kept != null) {
            ready.accept(kept);
            return Cancellable.NOTHING;
        }
        return switch (picture) {
            case PhotoPicture.None _ -> Cancellable.NOTHING;
            case PhotoPicture.OnDisk disk ->
                painters.run(() -> preview(disk.file()), found -> keep(picture, found, ready), NO_PREVIEW);
            case PhotoPicture.Thumbnail thumbnail -> new Fetch(thumbnail, ready).start();
        };
    }

    /** What is at hand of a picture just now. */
    public Optional<Loaded> kept(PhotoPicture picture) {
        return Optional.ofNullable(cache.get(picture));
    }

    private void keep(PhotoPicture picture, Optional<Loaded> found, Consumer<Loaded> ready) {
        found.ifPresent(loaded -> {
            cache.put(picture, loaded);
            ready.accept(loaded);
        });
    }

    private Optional<Loaded> preview(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return previews.thumbnail(content, PREVIEW) instanceof ThumbnailOutcome.Thumbnail made
                    ? Optional.of(new Loaded(decoded(made.bytes()), Optional.empty(), Optional.empty()))
                    : Optional.empty();
        }
    }

    private static Image decoded(byte[] bytes) throws IOException {
        Image image = new Image(new ByteArrayInputStream(bytes));
        if (image.isError()) {
            Exception why = image.getException();
            throw new IOException("This is not a picture that can be shown.", why);
        }
        return image;
    }

    /** One thumbnail on its way, tried again with growing pauses. */
    private final class Fetch implements Cancellable {

        private final PhotoPicture.Thumbnail thumbnail;
        private final Consumer<Loaded> ready;
        private Cancellable step = Cancellable.NOTHING;
        private int failures;

        private Fetch(PhotoPicture.Thumbnail thumbnail, Consumer<Loaded> ready) {
            this.thumbnail = thumbnail;
            this.ready = ready;
        }

        private Fetch start() {
            Callable<Optional<Loaded>> work = () -> {
                Optional<Picture> fetched = gallery.thumbnail(thumbnail.key(), thumbnail.version());
                return fetched.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Loaded(
                                decoded(fetched.get().bytes()),
                                fetched.get().head().thumbnailError(),
                                fetched.get().head().filename()));
            };
            step = network.run(work, found -> keep(thumbnail, found, ready), _ -> again());
            return this;
        }

        private void again() {
            Duration pause =
                    RETRIES.pause(failures++, ThreadLocalRandom.current().nextDouble());
            step = network.later(pause, this::start);
        }

        @Override
        public void cancel() {
            step.cancel();
        }
    }
}
