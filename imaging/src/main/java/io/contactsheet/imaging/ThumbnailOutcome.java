package io.contactsheet.imaging;

import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.shared.size.Size;

/** What became of a picture: a thumbnail, or the reason why there is none. */
public sealed interface ThumbnailOutcome {

    /**
     * A thumbnail: upright, in sRGB, without metadata.
     *
     * @param bytes the encoded picture; the array is handed over, not copied
     * @param contentType its MIME type, such as {@code image/jpeg}
     * @param size its size, upright
     * @param originalSize the size of the picture that it was made from, upright
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed from the encoder to the network as they are.
    record Thumbnail(byte[] bytes, String contentType, Size size, Size originalSize) implements ThumbnailOutcome {}

    /**
     * No thumbnail can be made of this file, now or later.
     *
     * @param reason why
     * @param explanation a sentence for the person who took the picture
     */
    record Unreadable(Reason reason, String explanation) implements ThumbnailOutcome {}
}
