package io.contactsheet.imaging;

import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.picture.Picture;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.preview.FileOrientation;
import io.contactsheet.imaging.preview.Preview;
import io.contactsheet.imaging.preview.PreviewSearch;
import io.contactsheet.shared.size.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** From the largest readable preview inside a file to the small upright picture. */
final class PreviewReduction implements Reduction {

    private final JpegReduction preview;

    private PreviewReduction(JpegReduction preview) {
        this.preview = preview;
    }

    /** Opens the largest preview; null if there is none. */
    static @Nullable Reduction of(byte[] file) throws IOException {
        JpegReduction largest = largest(file);
        return largest == null ? null : new PreviewReduction(largest);
    }

    private static @Nullable JpegReduction largest(byte[] file) throws IOException {
        Orientation orientation = FileOrientation.of(file);
        JpegReduction largest = null;
        for (Preview preview : PreviewSearch.find(file)) {
            JpegReduction candidate = open(file, preview, orientation);
            if (candidate != null
                    && (largest == null
                            || candidate.uprightSize().pixels()
                                    > largest.uprightSize().pixels())) {
                largest = candidate;
            }
        }
        return largest;
    }

    private static @Nullable JpegReduction open(byte[] file, Preview preview, Orientation otherwise)
            throws IOException {
        try {
            ByteArrayInputStream bytes = new ByteArrayInputStream(file, preview.offset(), preview.length());
            return new JpegReduction(bytes, otherwise);
        } catch (UnreadablePictureException _) {
            return null;
        }
    }

    @Override
    public Size uprightSize() {
        return preview.uprightSize();
    }

    @Override
    public Picture reduce(Size box, long memory) throws IOException, UnreadablePictureException {
        return preview.reduce(box, memory);
    }
}
