package io.contactsheet.imaging.webp;

import io.contactsheet.imaging.Decoded;
import io.contactsheet.imaging.DecoderContract;
import io.contactsheet.imaging.ReferenceTool;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** WebP against libwebp, bit by bit. */
class WebpContractTest extends DecoderContract {

    @Override
    protected List<String> samples() {
        return List.of(
                "webp-alpha-gradient.webp",
                "webp-alpha-horizontal.webp",
                "webp-alpha-none.webp",
                "webp-alpha-packed.webp",
                "webp-alpha-vertical.webp",
                "webp-filter-by-mode.webp",
                "webp-lossless-16-colours.webp",
                "webp-lossless-2-colours.webp",
                "webp-lossless-4-colours.webp",
                "webp-lossless-60-colours.webp",
                "webp-lossless-alpha.webp",
                "webp-noise.webp",
                "webp-normal-filter.webp",
                "webp-simple-filter.webp",
                "webp-single-pixel.webp",
                "webp-unfiltered.webp");
    }

    @Override
    protected Decoded decode(InputStream stream) throws IOException, UnreadablePictureException {
        return Decoded.of(WebpDecoder.open(stream.readAllBytes()));
    }

    @Override
    protected Optional<ReferenceTool> reference() {
        return Optional.of(new ReferenceTool(List.of("dwebp", "-quiet", "-pam", "-o", "-"), ".webp"));
    }
}
