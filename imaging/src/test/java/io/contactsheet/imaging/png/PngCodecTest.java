package io.contactsheet.imaging.png;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.Decoded;
import io.contactsheet.imaging.testkit.SamplePicture;
import io.contactsheet.shared.size.Size;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The decoder against the platform's writer, and the encoder against the platform's reader and against the decoder. */
class PngCodecTest {

    private static final int OPAQUE = 0xFF000000;

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_INDEXED
            })
    void fileOfThePlatform_shouldComeBackPixelByPixel(int type) throws Exception {
        for (int width : new int[] {1, 2, 3, 7, 8, 9, 31, 65}) {
            BufferedImage image = new BufferedImage(width, 5, type);
            image.setRGB(0, 0, width, 5, noise(5 * width), 0, width);
            byte[] file = new SamplePicture(image).encoded("png");
            Decoded decoded = Decoded.of(PngDecoder.open(new ByteArrayInputStream(file)));
            if (type != BufferedImage.TYPE_BYTE_GRAY) { // The platform takes grey for light.
                assertThat(decoded.argb()).isEqualTo(visible(image.getRGB(0, 0, width, 5, null, 0, width)));
            }
            for (int i = 0; i < 5 * width && type == BufferedImage.TYPE_BYTE_GRAY; i++) {
                int level = image.getRaster().getSample(i % width, i / width, 0);
                assertThat(decoded.argb()[i]).isEqualTo(OPAQUE | level * 0x010101);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,40", "40,1", "7,5", "150,100"})
    void encodedPicture_shouldComeBackPixelByPixel(int width, int height) throws Exception {
        int[] pixels = noise(width * height);
        Size size = new Size(width, height);
        int[] opaque = Arrays.stream(pixels).map(pixel -> pixel | OPAQUE).toArray();
        assertThat(read(PngEncoder.withAlpha(pixels, size), size)).isEqualTo(pixels);
        assertThat(read(PngEncoder.opaque(pixels, size), size)).isEqualTo(opaque);
        Decoded decoded = Decoded.of(PngDecoder.open(new ByteArrayInputStream(PngEncoder.withAlpha(pixels, size))));
        assertThat(decoded.argb()).isEqualTo(visible(pixels));
    }

    private static int[] read(byte[] file, Size size) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        assertThat(image.getWidth()).isEqualTo(size.width());
        return image.getRGB(0, 0, size.width(), size.height(), null, 0, size.width());
    }

    /** Colours without any opacity are nobody's, and a reducer loses them; those of little are kept. */
    private static int[] visible(int[] pixels) {
        return Arrays.stream(pixels).map(pixel -> pixel >>> 24 == 0 ? 0 : pixel).toArray();
    }

    /** Of the opacities 0 and 255, of which a reducer loses nothing. */
    private static int[] noise(int count) {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        return random.ints(count)
                .map(pixel -> pixel < 0 ? pixel | OPAQUE : pixel & 0xFFFFFF)
                .toArray();
    }
}
