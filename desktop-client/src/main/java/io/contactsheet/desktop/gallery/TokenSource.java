package io.contactsheet.desktop.gallery;

import java.util.Optional;

/** Gives the token of the person who is signed in. Asked anew for each request, so that it can refresh the token. */
@FunctionalInterface
public interface TokenSource {

    /** For a gallery that asks nobody to sign in. */
    TokenSource NONE = Optional::empty;

    /**
     * The value of the header {@code Authorization}; empty while nobody is signed in. May take as long as a request.
     *
     * @throws GalleryException if nobody can be signed in, for good or just now
     */
    Optional<String> token() throws GalleryException, InterruptedException;

    /**
     * Another token in the place of one that the gallery does not take any more; empty if there is none to be had.
     *
     * @throws GalleryException if nobody can be signed in, for good or just now
     */
    default Optional<String> renewed(String refused) throws GalleryException, InterruptedException {
        return Optional.empty();
    }
}
