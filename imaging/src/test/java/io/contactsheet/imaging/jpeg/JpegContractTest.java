package io.contactsheet.imaging.jpeg;

import io.contactsheet.imaging.Decoded;
import io.contactsheet.imaging.DecoderContract;
import io.contactsheet.imaging.ReferenceTool;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.shared.size.Size;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** JPEG against libjpeg-turbo. */
class JpegContractTest extends DecoderContract {

    @Override
    protected List<String> samples() {
        return List.of(
                "baseline-1x1.jpg",
                "baseline-2x1.jpg",
                "baseline-2x2.jpg",
                "restart.jpg",
                "grey.jpg",
                "progressive.jpg",
                "progressive-one-scan-a-component.jpg",
                "arithmetic.jpg",
                "arithmetic-progressive.jpg");
    }

    @Override
    protected Decoded decode(InputStream stream) throws IOException, UnreadablePictureException {
        JpegDecoder decoder = JpegDecoder.open(stream);
        JpegHeader header = decoder.header();
        Size size = new Size(header.width(), header.height());
        if (size.pixels() > 1 << 22) {
            throw UnreadablePictureException.tooLarge("A damaged header says so.");
        }
        List<JpegScale> scales = Collections.nCopies(header.color().components(), JpegScale.FULL);
        List<JpegPlane> planes = IntStream.range(0, scales.size())
                .mapToObj(component -> decoder.plane(component, JpegScale.FULL))
                .toList();
        FullSizeComponents components = new FullSizeComponents(header.color(), size, planes);
        decoder.decode(scales, 16 << 20, components);
        int[] argb = IntStream.range(0, size.height())
                .mapToObj(components::pixels)
                .flatMapToInt(Arrays::stream)
                .toArray();
        return new Decoded(size, argb);
    }

    @Override
    protected Optional<ReferenceTool> reference() {
        return Optional.of(new ReferenceTool(List.of("djpeg", "-pnm"), ".jpg"));
    }

    /** The colours of libjpeg are rounded in fixed point. */
    @Override
    protected double tolerance() {
        return 1;
    }
}
