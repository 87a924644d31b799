package io.contactsheet.imaging;

import io.contactsheet.imaging.picture.ExifOrientation;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.platform.PlatformDecoder;
import io.contactsheet.imaging.platform.PlatformFormat;
import io.contactsheet.imaging.preview.TiffPreviews;
import java.io.IOException;
import java.util.Optional;

/** Opens TIFF files, of which most of those of cameras are RAW. */
final class TiffReduction {

    private TiffReduction() {}

    /** Opens the main picture of a file, or if it cannot be read a preview of it. */
    static Reduction open(byte[] file) throws IOException, UnreadablePictureException {
        Optional<TiffPreviews> pictures = TiffPreviews.of(file);
        if (pictures.isPresent() && pictures.get().isRaw()) {
            return RawReduction.open(file, "camera RAW");
        }
        pictures.ifPresent(TiffPreviews::putMainFirst);
        try {
            return new RowReduction(PlatformDecoder.open(PlatformFormat.TIFF, file, ExifOrientation.of(file)));
        } catch (UnreadablePictureException e) {
            Reduction preview = pictures.isPresent() ? RawReduction.find(file, pictures.get()) : null;
            if (preview == null) {
                throw e;
            }
            return preview;
        }
    }
}
