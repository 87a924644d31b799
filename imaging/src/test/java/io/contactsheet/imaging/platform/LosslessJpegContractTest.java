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

/** Lossless JPEG through the reader of TwelveMonkeys; the libjpeg-turbo at hand does not read it. */
class LosslessJpegContractTest extends DecoderContract {

    @Override
    protected List<String> samples() {
        return List.of("lossless.jpg");
    }

    @Override
    protected Decoded decode(InputStream stream) throws IOException, UnreadablePictureException {
        return Decoded.of(PlatformDecoder.open(PlatformFormat.JPEG, stream.readAllBytes(), Orientation.TOP_LEFT));
    }

    @Override
    protected Optional<ReferenceTool> reference() {
        return Optional.empty();
    }
}
