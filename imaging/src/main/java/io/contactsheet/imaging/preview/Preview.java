package io.contactsheet.imaging.preview;

import io.contactsheet.imaging.tiff.Extent;
import java.util.Optional;

/**
 * A JPEG picture inside another file.
 *
 * @param offset of its first byte
 * @param length in bytes, or what is left of the file if nobody says
 */
public record Preview(int offset, int length) {

    /** The JPEG picture at a place that a file tells; empty if there is none. */
    static Optional<Preview> within(byte[] file, Extent extent) {
        long left = file.length - extent.offset();
        if (extent.offset() < 0 || left < 4) {
            return Optional.empty();
        }
        int offset = (int) extent.offset();
        boolean starts = file[offset] == -1 && file[offset + 1] == (byte) 0xD8;
        boolean told = extent.length() > 0 && extent.length() <= left;
        return starts ? Optional.of(new Preview(offset, (int) (told ? extent.length() : left))) : Optional.empty();
    }
}
