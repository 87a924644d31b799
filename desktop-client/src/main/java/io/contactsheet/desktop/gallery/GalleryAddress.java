package io.contactsheet.desktop.gallery;

import java.net.URI;
import java.net.URISyntaxException;

/** The base address of a gallery, as a person types it. */
public final class GalleryAddress {

    private GalleryAddress() {}

    /**
     * Reads an address.
     *
     * @return it without a slash at its end, without query and fragment
     * @throws IllegalArgumentException with a sentence if it is none
     */
    public static URI parse(String text) {
        try {
            return normalized(new URI(text.strip()));
        } catch (URISyntaxException e) {
            throw notAnAddress(text);
        }
    }

    static URI normalized(URI address) {
        String scheme = address.getScheme();
        boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!web || address.getHost() == null) {
            throw notAnAddress(address.toString());
        }
        String path = address.getRawPath() == null ? "" : address.getRawPath().replaceFirst("/+$", "");
        return URI.create(scheme + "://" + address.getRawAuthority() + path);
    }

    private static IllegalArgumentException notAnAddress(String text) {
        return new IllegalArgumentException(
                "“" + text + "” is not the address of a gallery. It begins with http:// or https://.");
    }
}
