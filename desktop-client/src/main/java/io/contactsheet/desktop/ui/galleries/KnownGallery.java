package io.contactsheet.desktop.ui.galleries;

import java.net.URI;

/**
 * A gallery in the cloud that was opened before.
 *
 * @param address without a slash at its end
 * @param user the owner's e-mail address; empty for a visitor
 */
public record KnownGallery(URI address, String user) {

    /** What a person tells it by. */
    public String name() {
        String host = address.getHost().replaceFirst("\\.execute-api\\..*", "");
        return user.isEmpty() ? host : user + " · " + host;
    }
}
