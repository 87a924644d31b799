package io.contactsheet.imaging.platform;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.psd.PSDImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.util.function.Supplier;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * A format, with the one reader that is asked for it: the registry of all readers would have to be searched for first,
 * and some of them take anything for theirs.
 */
public enum PlatformFormat {
    /** Lossless alone, which is decoded in Java: the rest of the format has a decoder of its own. */
    JPEG("JPEG", PlatformFormat::jpeg, 8),
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

    /** This reader asks that of the JDK for what it does not decode itself, and looks for it in the registry. */
    private static ImageReaderSpi jpeg() {
        JPEGImageReaderSpi reader = new JPEGImageReaderSpi();
        reader.onRegistration(IIORegistry.getDefaultInstance(), ImageReaderSpi.class);
        return reader;
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
