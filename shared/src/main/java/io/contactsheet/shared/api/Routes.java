package io.contactsheet.shared.api;

import io.contactsheet.shared.key.PhotoKey;

/** The paths of the gallery's API, relative to its base address (the stage URL, without a trailing slash). */
public final class Routes {

    /** The listing of originals; an original is at {@code /photos/{key}}. */
    public static final String PHOTOS = "/photos";

    /** The listing of thumbnails; a thumbnail is at {@code /thumbnails/{key}}. */
    public static final String THUMBNAILS = "/thumbnails";

    /** The files of the web gallery; the page itself is at {@code /}. */
    public static final String SITE = "/site";

    /** The largest body that API Gateway takes, in bytes. A larger one is answered with 413. */
    public static final long MAX_UPLOAD_BYTES = 10L * 1024 * 1024;

    private Routes() {}

    /** The path of an original. */
    public static String photo(PhotoKey key) {
        return PHOTOS + "/" + key.value();
    }

    /** The path of a thumbnail, which has the key of its original. */
    public static String thumbnail(PhotoKey key) {
        return THUMBNAILS + "/" + key.value();
    }
}
