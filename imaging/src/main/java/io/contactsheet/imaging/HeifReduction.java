package io.contactsheet.imaging;

import io.contactsheet.imaging.heif.HeifFile;
import io.contactsheet.imaging.picture.Picture;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.shared.size.Size;
import java.io.IOException;

/** From a HEIF file to the small upright picture: from the largest JPEG picture in it that shows the same. */
final class HeifReduction implements Reduction {

    private final HeifFile file;

    HeifReduction(HeifFile file) {
        this.file = file;
    }

    @Override
    public Size uprightSize() {
        return file.uprightSize();
    }

    @Override
    public Picture reduce(Size box, long memory) throws IOException, UnreadablePictureException {
        return HeifPreviews.largest(file)
                .orElseThrow(() -> UnreadablePictureException.unsupported("This " + file.name()
                        + " picture has no JPEG preview in it, and its own format cannot be read."
                        + " The photo itself is safe."))
                .reduce(box, memory);
    }
}
