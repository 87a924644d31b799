package io.contactsheet.imaging.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.Samples;
import io.contactsheet.shared.size.Size;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pixels of small JPEG pictures against those of the Java platform, which are libjpeg's. */
class FullSizeComponentsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "baseline-1x1.jpg",
                "baseline-1x1-2x2-2x2.jpg",
                "baseline-1x2.jpg",
                "baseline-1x4.jpg",
                "baseline-2x1.jpg",
                "baseline-2x2.jpg",
                "baseline-4x1.jpg",
                "baseline-4x2.jpg",
                "one-scan-a-component.jpg",
                "progressive.jpg",
                "grey.jpg",
                "rgb.jpg"
            })
    void everySampling_shouldHaveThePixelsOfThePlatform(String name) throws Exception {
        BufferedImage expected = ImageIO.read(new ByteArrayInputStream(Samples.file(name)));
        JpegDecoder decoder = JpegDecoder.open(new ByteArrayInputStream(Samples.file(name)));
        List<JpegScale> scales = Collections.nCopies(decoder.header().color().components(), JpegScale.FULL);
        List<JpegPlane> planes = IntStream.range(0, scales.size())
                .mapToObj(component -> decoder.plane(component, JpegScale.FULL))
                .toList();
        Size size = new Size(decoder.header().width(), decoder.header().height());
        FullSizeComponents components = new FullSizeComponents(decoder.header().color(), size, planes);
        decoder.decode(scales, 1 << 20, components);
        double off = 0;
        for (int y = 0; y < size.height(); y++) {
            int[] row = components.pixels(y);
            for (int x = 0; x < size.width(); x++) {
                off += difference(row[x], expected.getRaster().getPixel(x, y, (int[]) null));
            }
        }
        // The platform's libjpeg, unlike newer ones, repeats rows where only rows are halved.
        boolean repeats = name.contains("-1x2") || name.contains("-4x2");
        assertThat(off / size.pixels()).isLessThan(repeats ? 2.5 : 1);
    }

    /** The greatest of a channel. */
    private static int difference(int pixel, int[] samples) {
        int most = 0;
        for (int channel = 0; channel < samples.length; channel++) {
            most = Math.max(most, Math.abs((pixel >> (16 - 8 * channel) & 0xFF) - samples[channel]));
        }
        return most;
    }
}
