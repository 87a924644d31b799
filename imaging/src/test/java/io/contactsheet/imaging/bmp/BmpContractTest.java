package io.contactsheet.imaging.bmp;

import io.contactsheet.imaging.Decoded;
import io.contactsheet.imaging.DecoderContract;
import io.contactsheet.imaging.ReferenceTool;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The reference is the platform's reader: {@link BmpDecoderTest}. */
class BmpContractTest extends DecoderContract {

    @Override
    protected List<String> samples() {
        return List.of("rgb.bmp", "palette.bmp", "rle.bmp");
    }

    @Override
    protected Decoded decode(InputStream stream) throws IOException, UnreadablePictureException {
        return Decoded.of(BmpDecoder.open(stream));
    }

    @Override
    protected Optional<ReferenceTool> reference() {
        return Optional.empty();
    }
}
