package io.contactsheet.desktop.gallery;

import io.contactsheet.shared.key.PhotoKey;
import java.time.Instant;

/**
 * One photo or thumbnail of a listing.
 *
 * @param version its ETag without quotes: other for other content, and so fit for a URL that may be cached for ever
 * @param bytes how long it is
 * @param lastModified when it was stored
 */
public record ListedObject(PhotoKey key, String version, long bytes, Instant lastModified) {}
