package io.contactsheet.desktop.upload;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.fault.UnexpectedFailure;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.upload.UploadState.Cancelled;
import io.contactsheet.desktop.upload.UploadState.Failed;
import io.contactsheet.desktop.upload.UploadState.InGallery;
import io.contactsheet.desktop.upload.UploadState.LateReason;
import io.contactsheet.desktop.upload.UploadState.Stored;
import io.contactsheet.desktop.upload.UploadState.ThumbnailLate;
import io.contactsheet.desktop.upload.UploadState.Waiting;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts photos into the gallery: a few at a time, each with its state, none twice, none over another. Safe for use by
 * several threads; no method but {@link #close} waits.
 *
 * <p>Each upload has a virtual thread of its own, which reads like the story of the photo. Those whose turn has not
 * come cost next to nothing, so thousands may wait.
 */
public final class UploadEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UploadEngine.class);
    private static final int SECONDS_FOR_ANSWERS = 10;
    private static final int TOO_LARGE = 413;

    private final GalleryClient gallery;
    private final UploadSettings settings;
    private final Timing timing;
    private final Outage outage = new Outage();
    private final ThumbnailWatch thumbnails;
    private final Semaphore turns;
    private final Set<Upload> active = ConcurrentHashMap.newKeySet();
    private final Set<Batch> searches = ConcurrentHashMap.newKeySet();
    private final Failures failures;
    private final ExecutorService uploads;
    private final ExecutorService search;

    public UploadEngine(GalleryClient gallery, Failures failures) {
        this(gallery, UploadSettings.STANDARD, Timing.REAL, failures);
    }

    /** @param failures told of whatever nobody expected */
    public UploadEngine(GalleryClient gallery, UploadSettings settings, Timing timing, Failures failures) {
        this.gallery = gallery;
        this.settings = settings;
        this.timing = timing;
        this.failures = failures;
        this.uploads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
                .name("upload-", 0)
                .uncaughtExceptionHandler(failures)
                .factory());
        this.search = Executors.newSingleThreadExecutor(Thread.ofPlatform()
                .daemon()
                .name("upload-search")
                .uncaughtExceptionHandler(failures)
                .factory());
        this.thumbnails = new ThumbnailWatch(gallery, settings, timing);
        // Fair: photos go out in the order in which they were given.
        this.turns = new Semaphore(settings.parallel(), true);
    }

    /**
     * Uploads one file, whatever it holds.
     *
     * @param album the name of an album, or names separated by {@code /}; empty for none
     */
    public Upload submit(Path file, String album) {
        return submit(file, album, (_, _) -> {});
    }

    /** Uploads one file, with a listener that hears of every change from the first on. */
    public Upload submit(Path file, String album, BiConsumer<Upload, UploadState> listener) {
        Upload upload = new Upload(file.toAbsolutePath(), album, this::start);
        upload.onChange(listener);
        upload.claim();
        start(upload);
        return upload;
    }

    /**
     * Uploads files, and the pictures of folders. What lies in a folder's sub-folders goes into albums of their names
     * below the given album. Returns at once; the folders are searched on a thread of the engine.
     *
     * @param paths files are taken whatever they hold, but for videos and files of the system; of folders only the
     *     pictures
     */
    public Batch submitAll(Collection<Path> paths, String album, BatchListener listener) {
        Batch batch = new Batch();
        List<Path> all = List.copyOf(paths);
        searches.add(batch);
        search.execute(() -> search(all, album, batch, listener));
        return batch;
    }

    private void search(List<Path> paths, String album, Batch batch, BatchListener listener) {
        try {
            new FolderSearch(batch::isCancelled, finds(batch, listener)).search(paths, album);
        } catch (RuntimeException | Error e) {
            SkipReason reason = new SkipReason.Unexpected(
                    failures.report("The search for photos", e).code());
            paths.forEach(path -> finds(batch, listener).unreadable(path, reason));
        } finally {
            searches.remove(batch);
            batch.finish();
            listener.searched();
        }
    }

    private FolderSearch.Finds finds(Batch batch, BatchListener listener) {
        return new FolderSearch.Finds() {
            @Override
            public void picture(Path file, String album) {
                found(file, album, batch, listener);
            }

            @Override
            public void skipped(Path path, SkipReason reason) {
                batch.add(new Batch.Skipped(path, reason));
                listener.skipped(path, reason);
            }

            @Override
            public void unreadable(Path folder, SkipReason reason) {
                batch.add(new Batch.Skipped(folder, reason));
                listener.unreadable(folder, reason);
            }
        };
    }

    private void found(Path file, String album, Batch batch, BatchListener listener) {
        Upload upload = new Upload(file, album, this::start);
        batch.add(upload);
        listener.found(upload);
        if (upload.claim()) {
            start(upload);
        }
    }

    /** Starts an upload that has been claimed. */
    private void start(Upload upload) {
        active.add(upload);
        uploads.execute(() -> run(upload));
    }

    private void run(Upload upload) {
        Sender sender = new Sender(gallery, settings, timing, outage, upload);
        try {
            upload.begin();
            upload.become(new Waiting());
            InGallery arrived = send(sender);
            upload.stored();
            LOG.info("{} is in the gallery as {}.", upload.file(), arrived.key());
            upload.become(arrived);
            if (arrived instanceof Stored stored && !uploads.isShutdown()) {
                thumbnails.follow(upload, stored.key());
            }
        } catch (InterruptedException _) {
            if (!(upload.state() instanceof InGallery)) {
                upload.become(givenUp(upload));
            }
        } catch (GalleryException fault) {
            LOG.warn("{} is not in the gallery.", upload.file(), fault);
            upload.become(failed(fault));
        } catch (FileProblem problem) {
            LOG.warn("{} is not in the gallery: {}", upload.file(), problem.reason());
            upload.become(new Failed(problem.reason(), problem.isRetryable()));
        } catch (RuntimeException | Error e) {
            upload.become(broken(upload, failures.report("The upload of " + upload.file(), e)));
        } finally {
            active.remove(upload);
            if (upload.end()) {
                start(upload);
            }
        }
    }

    private InGallery send(Sender sender) throws FileProblem, GalleryException, InterruptedException {
        sender.awaitRest();
        turns.acquire();
        try {
            return sender.send();
        } finally {
            turns.release();
        }
    }

    /** A photo that is in the gallery stays there, whatever becomes of its thumbnail. */
    private static UploadState broken(Upload upload, UnexpectedFailure failure) {
        return upload.state() instanceof InGallery stored
                ? new ThumbnailLate(stored.key(), new LateReason.Unexpected(failure.code()))
                : new Failed(failure);
    }

    private static UploadState givenUp(Upload upload) {
        return upload.isAnswerLost() ? new Failed(new UploadReason.AnswerUnknown(), true) : new Cancelled();
    }

    private UploadState failed(GalleryException fault) {
        return switch (fault) {
            case GalleryException.Passing passing ->
                new Failed(new UploadReason.GalleryForLong(passing.reason()), true);
            case GalleryException.NotAllowed _, GalleryException.NotAGallery _ ->
                new Failed(new UploadReason.ByGallery(fault.reason()), true);
            // Whoever runs the gallery may mend any other refusal.
            case GalleryException.Refused refused ->
                new Failed(new UploadReason.ByGallery(fault.reason()), refused.status() != TOO_LARGE);
        };
    }

    /** Cancels what is not in the gallery yet, and waits a few seconds for answers under way. */
    @Override
    public void close() {
        search.shutdown();
        searches.forEach(Batch::cancel);
        uploads.shutdown();
        active.forEach(Upload::stop);
        try {
            if (!uploads.awaitTermination(SECONDS_FOR_ANSWERS, TimeUnit.SECONDS)) {
                uploads.shutdownNow();
            }
        } catch (InterruptedException _) {
            uploads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        search.shutdownNow();
    }
}
