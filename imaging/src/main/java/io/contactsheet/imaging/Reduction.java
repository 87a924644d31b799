package io.contactsheet.imaging;

import io.contactsheet.imaging.picture.Picture;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.shared.size.Size;
import java.io.IOException;

/** A picture of one format, opened, on its way to a small one. */
interface Reduction {

    /** The size of the whole picture, upright. */
    Size uprightSize();

    /**
     * Makes the small picture: upright, in sRGB. To be asked once.
     *
     * @param box it fits into this
     * @param memory the most that may be allocated, in bytes
     */
    Picture reduce(Size box, long memory) throws IOException, UnreadablePictureException;
}
