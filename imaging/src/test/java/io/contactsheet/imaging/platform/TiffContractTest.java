package io.contactsheet.imaging.platform;

import io.contactsheet.imaging.Decoded;
import io.contactsheet.imaging.DecoderContract;
import io.contactsheet.imaging.ReferenceTool;
import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** TIFF through the reader of TwelveMonkeys; its pixels are its own affair. */
class TiffContractTest extends DecoderContract {

    @Override
    protected List<String> samples() {
        return List.of("none.tiff", "lzw.tiff", "rle.tiff", "zip.tiff", "group4.tiff");
    }

    @Override
    protected Decoded decode(InputStream stream) throws IOException, UnreadablePictureException {
        return Decoded.of(PlatformDecoder.open(PlatformFormat.TIFF, stream.readAllBytes(), Orientation.TOP_LEFT));
    }

    @Override
    protected Optional<ReferenceTool> reference() {
        return Optional.empty();
    }
}
