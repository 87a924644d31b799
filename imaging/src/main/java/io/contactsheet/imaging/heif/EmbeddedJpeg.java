package io.contactsheet.imaging.heif;

import io.contactsheet.shared.size.Size;
import java.util.List;

/** A picture of a HEIF file that is coded as JPEG: turned as the file says, whatever its own metadata say. */
public final class EmbeddedJpeg {

    private final ItemData data;
    private final List<Box> properties;

    EmbeddedJpeg(HeifItem item) {
        this.data = item.data();
        this.properties = item.properties();
    }

    /** The file of its own that it is. */
    public ItemData data() {
        return data;
    }

    /** How it is shown, if it is of this size. */
    public Presentation presentation(Size coded) {
        return Presentation.of(coded, properties);
    }
}
