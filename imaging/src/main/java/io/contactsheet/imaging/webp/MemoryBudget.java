package io.contactsheet.imaging.webp;

import io.contactsheet.imaging.picture.UnreadablePictureException;

/** What decoding may still take: some of it shows only in the middle of the data. For one picture and one thread. */
final class MemoryBudget {

    private long left;

    /** @param bytes that there are */
    MemoryBudget(long bytes) {
        this.left = bytes;
    }

    /** To be asked before something is allocated. */
    void take(long bytes) throws UnreadablePictureException {
        left -= bytes;
        if (left < 0) {
            throw UnreadablePictureException.tooLarge(
                    "To read this WebP picture would take more memory than there is.");
        }
    }
}
