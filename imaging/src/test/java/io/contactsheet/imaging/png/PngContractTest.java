package io.contactsheet.imaging.png;

import io.contactsheet.imaging.Decoded;
import io.contactsheet.imaging.DecoderContract;
import io.contactsheet.imaging.ReferenceTool;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** PNG against libpng. */
class PngContractTest extends DecoderContract {

    @Override
    protected List<String> samples() {
        return List.of(
                "rgb.png",
                "rgb16.png",
                "rgba.png",
                "palette.png",
                "palette-alpha.png",
                "grey-alpha.png",
                "bits.png",
                "interlaced.png");
    }

    @Override
    protected Decoded decode(InputStream stream) throws IOException, UnreadablePictureException {
        return Decoded.of(PngDecoder.open(stream));
    }

    @Override
    protected Optional<ReferenceTool> reference() {
        return Optional.of(new ReferenceTool(List.of("pngtopam", "-alphapam"), ".png"));
    }
}
