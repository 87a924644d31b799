package io.contactsheet.imaging;

import io.contactsheet.shared.size.Size;
import java.io.IOException;
import java.io.InputStream;

/** Makes thumbnails. Safe for use by several threads at once. */
@FunctionalInterface
public interface Thumbnailer {

    /**
     * Reads a picture of any format, told by its content, and makes its thumbnail.
     *
     * @param picture its bytes from the first on; read as far as needed, and not closed
     * @param box the thumbnail fits into it, and is never larger than the picture
     * @return a thumbnail, or why there is none: for every content one of the two
     * @throws IOException if the stream fails: a passing fault, which says nothing about the picture
     */
    ThumbnailOutcome thumbnail(InputStream picture, Size box) throws IOException;
}
