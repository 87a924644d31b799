package io.contactsheet.desktop.local;

import io.templaterunner.files.OwnerOnlyFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The page of the gallery on this computer, as its owner opens it in a browser: an address that signs them in once, within
 * a minute. May wait for a request, so it is not for the FX thread.
 */
public final class OwnPage {

    private static final String FILE = "open-gallery.html";

    private final URI gallery;
    private final DataFolder data;
    private final Codes codes;

    /** Where codes come from. */
    @FunctionalInterface
    interface Codes {
        /** A new one; empty if the gallery asks nobody to sign in. */
        Optional<String> next() throws LocalGalleryException, InterruptedException;
    }

    OwnPage(URI gallery, DataFolder data, Codes codes) {
        this.gallery = gallery;
        this.data = data;
        this.codes = codes;
    }

    /**
     * A new address. Only for the eyes of the owner: not for a log, and not for another program's arguments, which
     * everybody on this computer can read.
     */
    public URI address() throws LocalGalleryException, InterruptedException {
        return URI.create(
                gallery + "/" + codes.next().map(code -> "#code=" + code).orElse(""));
    }

    /** A file, which only the owner can read, that leads a browser to a new address. */
    public Path file() throws LocalGalleryException, InterruptedException {
        Path file = data.path().resolve(FILE);
        String address = address().toString().replace("&", "&amp;").replace("\"", "&quot;");
        try {
            new OwnerOnlyFile(file).write("""
                    <!doctype html>
                    <html>
                    <meta charset="utf-8">
                    <meta name="referrer" content="no-referrer">
                    <meta http-equiv="refresh" content="0; url=%1$s">
                    <title>Contact Sheet</title>
                    <p><a href="%1$s">Contact Sheet</a>
                    """.formatted(address));
        } catch (IOException e) {
            throw new LocalGalleryException(new LocalReason.PageUnwritable(file, e.toString()), e);
        }
        return file;
    }
}
