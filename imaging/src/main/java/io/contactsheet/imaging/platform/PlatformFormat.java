package io.contactsheet.imaging.platform;

import com.twelvemonkeys.imageio.plugins.psd.PSDImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.util.function.Supplier;
import javax.imageio.spi.ImageReaderSpi;

/**
 * A format, with the one reader that is asked for it: the registry of all readers would have to be searched for first,
 * and some of them take anything for theirs.
 */
public enum PlatformFormat {
    PSD("Photoshop", PSDImageReaderSpi::new, 2),
    TIFF("TIFF", TIFFImageReaderSpi::new, 2);

    private final String title;
    private final Supplier<ImageReaderSpi> reader;
    private final int factor;

    PlatformFormat(String title, Supplier<ImageReaderSpi> reader, int factor) {
        this.title = title;
        this.reader = reader;
        this.factor = factor;
    }

    String title() {
        return title;
    }

    ImageReaderSpi reader() {
        return reader.get();
    }

    /** What the reader takes at its peak, in multiples of the picture that it returns. */
    int factor() {
        return factor;
    }
}
