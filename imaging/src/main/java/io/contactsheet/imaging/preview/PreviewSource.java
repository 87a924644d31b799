package io.contactsheet.imaging.preview;

import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.shared.size.Size;
import java.util.List;
import java.util.Optional;

/** A file that has JPEG pictures beside its own, which cannot be read. */
public interface PreviewSource {

    /** The JPEG pictures that show the same as the file's own. */
    List<Preview> jpegs();

    /** JPEG pictures that the file does not tell of, but has. */
    List<Preview> hidden();

    /** The size of the file's own picture, as stored; empty if the file does not tell. */
    Optional<Size> originalSize();

    /** How the camera was held. */
    Orientation orientation();
}
