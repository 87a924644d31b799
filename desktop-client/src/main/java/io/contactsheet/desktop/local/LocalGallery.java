package io.contactsheet.desktop.local;

import java.net.URI;

/** The gallery on this computer, open for use. Safe for use by several threads. */
public final class LocalGallery implements AutoCloseable {

    private final URI address;

    private LocalGallery(URI address) {
        this.address = address;
    }

    /**
     * Opens the gallery of a data folder: starts it in this process, or uses the one that another process runs on the
     * same folder. Takes a second or two; not for the FX thread.
     *
     * @throws LocalGalleryException with a sentence that says what is in the way
     */
    public static LocalGallery open(DataFolder data) throws LocalGalleryException {
        throw new LocalGalleryException("The gallery on this computer is not built yet: " + data.path() + ".");
    }

    /**
     * Starts the gallery of a data folder in this process.
     *
     * @param port on which to listen; 0 for any that is free
     * @throws LocalGalleryException also if another process serves the same folder
     */
    public static LocalGallery serve(DataFolder data, int port) throws LocalGalleryException {
        throw new LocalGalleryException("The gallery on this computer is not built yet: " + data.path() + port + ".");
    }

    /** The base address of its API, without a slash at the end. */
    public URI address() {
        return address;
    }

    /** Stops the gallery if it was started here. Photos on their way are finished or refused, none is half stored. */
    @Override
    public void close() {}
}
