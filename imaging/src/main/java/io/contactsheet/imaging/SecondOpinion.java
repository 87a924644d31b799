package io.contactsheet.imaging;

import io.contactsheet.imaging.jpeg.JpegDecoder;
import io.contactsheet.imaging.picture.Picture;
import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.platform.PlatformDecoder;
import io.contactsheet.imaging.platform.PlatformFormat;
import io.contactsheet.shared.size.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a reader of the Java platform makes of a JPEG file that our own decoder does not know: a lossless one. If it does
 * not know it either, the first refusal stands.
 */
final class SecondOpinion implements Reduction {

    private final Reduction platform;
    private final UnreadablePictureException first;

    private SecondOpinion(Reduction platform, UnreadablePictureException first) {
        this.platform = platform;
        this.first = first;
    }

    /**
     * Asks for it.
     *
     * @param first the refusal of our own decoder
     * @throws UnreadablePictureException if there is no other one to ask
     */
    static Reduction of(byte[] file, UnreadablePictureException first) throws IOException, UnreadablePictureException {
        Optional<List<byte[]>> exif = JpegDecoder.exifOfLossless(new ByteArrayInputStream(file));
        if (exif.isEmpty()) {
            throw first;
        }
        try {
            PlatformDecoder decoder =
                    PlatformDecoder.open(PlatformFormat.JPEG, file, JpegReduction.orientation(exif.get()));
            return new SecondOpinion(new RowReduction(decoder), first);
        } catch (UnreadablePictureException second) {
            throw decided(second, first);
        }
    }

    /** That there is not the memory is news. */
    private static UnreadablePictureException decided(
            UnreadablePictureException second, UnreadablePictureException first) {
        return second.reason() == Reason.TOO_LARGE ? second : first;
    }

    @Override
    public Size uprightSize() {
        return platform.uprightSize();
    }

    @Override
    public Picture reduce(Size box, long memory) throws IOException, UnreadablePictureException {
        try {
            return platform.reduce(box, memory);
        } catch (UnreadablePictureException second) {
            throw decided(second, first);
        }
    }
}
