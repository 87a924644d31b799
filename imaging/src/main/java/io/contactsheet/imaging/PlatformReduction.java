package io.contactsheet.imaging;

import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.picture.Picture;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.platform.PlatformDecoder;
import io.contactsheet.imaging.platform.PlatformFormat;
import io.contactsheet.shared.size.Size;

/** From a file of a format of the Java platform to the small upright picture. */
final class PlatformReduction implements Reduction {

    private final PlatformDecoder decoder;
    private final Orientation orientation;

    PlatformReduction(PlatformFormat format, byte[] file, Orientation orientation) throws UnreadablePictureException {
        this.decoder = PlatformDecoder.open(format, file);
        this.orientation = orientation;
    }

    @Override
    public Size uprightSize() {
        return orientation.upright(decoder.size());
    }

    @Override
    public Picture reduce(Size box, long memory) throws UnreadablePictureException {
        Limits.checkPixels(decoder.size());
        Limits.checkMemory(decoder.memory(), memory);
        Size size = orientation.upright(uprightSize().fitWithin(box));
        return orientation.upright(decoder.decode(size));
    }
}
