package io.contactsheet.desktop.upload;

import io.contactsheet.desktop.gallery.GalleryClient;
import java.nio.file.Path;
import java.util.Collection;

/**
 * Puts photos into the gallery: a few at a time, each with its state, none twice, none over another. Safe for use by
 * several threads; no method but {@link #close} waits.
 */
public final class UploadEngine implements AutoCloseable {

    public UploadEngine(GalleryClient gallery) {
        this(gallery, UploadSettings.STANDARD, Timing.REAL);
    }

    public UploadEngine(GalleryClient gallery, UploadSettings settings, Timing timing) {}

    /**
     * Uploads one file, whatever it holds.
     *
     * @param album the name of an album, or names separated by {@code /}; empty for none
     */
    public Upload submit(Path file, String album) {
        return submit(file, album, (_, _) -> {});
    }

    /** Uploads one file, with a listener that hears of every change from the first on. */
    public Upload submit(Path file, String album, UploadListener listener) {
        Upload upload = new Upload(file, album, this);
        upload.onChange(listener);
        return upload;
    }

    /**
     * Uploads files, and the pictures of folders. What lies in a folder's sub-folders goes into albums of their names
     * below the given album. Returns at once; the folders are searched on a thread of the engine.
     *
     * @param paths files are taken whatever they hold; of folders only the pictures
     */
    public Batch submitAll(Collection<Path> paths, String album, BatchListener listener) {
        return new Batch();
    }

    void again(Upload upload) {}

    /** Cancels what is not in the gallery yet, and waits a few seconds for answers under way. */
    @Override
    public void close() {}
}
