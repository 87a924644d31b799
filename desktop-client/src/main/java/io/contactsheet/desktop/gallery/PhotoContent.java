package io.contactsheet.desktop.gallery;

import java.io.IOException;
import java.io.InputStream;

/**
 * A photo on its way into the gallery.
 *
 * @param filename the name on its owner's disk
 * @param contentType its MIME type
 * @param sha256 of its bytes, in lower-case hexadecimal digits
 * @param bytes how long it is, at least 1
 * @param source gives the bytes
 */
public record PhotoContent(String filename, String contentType, String sha256, long bytes, Source source) {

    /** Opens the content, anew for each time that it is sent. */
    @FunctionalInterface
    public interface Source {

        /** A stream of exactly as many bytes as were promised. Where it throws, the photo is not stored. */
        InputStream open() throws IOException;
    }
}
