package io.contactsheet.desktop.gallery;

import java.util.Optional;

/** Gives the token of the person who is signed in. Asked anew for each request, so that it can refresh the token. */
@FunctionalInterface
public interface TokenSource {

    /** For a gallery that asks nobody to sign in. */
    TokenSource NONE = Optional::empty;

    /** The value of the header {@code Authorization}; empty while nobody is signed in. */
    Optional<String> token();
}
