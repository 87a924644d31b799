package io.contactsheet.desktop.gallery;

import java.net.http.HttpRequest.BodyPublisher;

/**
 * A photo on its way into the gallery.
 *
 * @param filename the name on its owner's disk
 * @param contentType its MIME type
 * @param sha256 of its bytes, in lower-case hexadecimal digits
 * @param body its bytes, of known length
 */
public record PhotoContent(String filename, String contentType, String sha256, BodyPublisher body) {}
