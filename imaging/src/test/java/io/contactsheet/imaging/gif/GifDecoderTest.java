package io.contactsheet.imaging.gif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contactsheet.imaging.Decoded;
import io.contactsheet.imaging.Samples;
import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.testkit.SamplePicture;
import io.contactsheet.shared.size.Size;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the platform, pixel by pixel; what it does not write is made by hand. */
class GifDecoderTest {

    private static final int RED = 0xFFFF0000;
    private static final int GREEN = 0xFF00FF00;

    @ParameterizedTest
    @ValueSource(strings = {"plain.gif", "interlaced.gif", "transparent.gif"})
    void filesOfOtherPrograms_shouldComeBackPixelByPixel(String name) throws Exception {
        assertLikePlatform(Samples.file(name));
    }

    /** Noise makes the table of codes full again and again. */
    @ParameterizedTest
    @CsvSource({"1,1,2", "2,3,2", "17,9,4", "100,100,16", "255,1,256", "300,200,256"})
    void anySizeAndDepth_shouldComeBackPixelByPixel(int width, int height, int colors) throws Exception {
        byte[] levels = new byte[colors];
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        random.nextBytes(levels);
        int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(colors - 1));
        BufferedImage image = new BufferedImage(
                width,
                height,
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(bits, colors, levels, levels.clone(), levels));
        for (int i = 0; i < width * height; i++) {
            image.getRaster().setSample(i % width, i / width, 0, random.nextInt(colors));
        }
        assertSame(
                decode(new SamplePicture(image).encoded("gif")),
                image); // The platform's own reader mistakes rows of low interlaced pictures.
    }

    /** A screen of 3 x 2 with a frame of two pixels in its middle row's right half. */
    @Test
    void frameInsideTheScreen_shouldLeaveTheRestTransparent() throws Exception {
        Decoded decoded = decode(gif("03000200", "01000100" + "02000100"));
        assertThat(decoded.size()).isEqualTo(new Size(3, 2));
        assertThat(decoded.argb()).containsExactly(0, 0, 0, 0, RED, GREEN);
    }

    @Test
    void frameBeyondTheScreen_shouldMakeItLarger() throws Exception {
        assertThat(decode(gif("00000000", "01000100" + "02000100")).size()).isEqualTo(new Size(3, 2));
    }

    @Test
    void emptyFrame_shouldBeCorrupt() {
        assertThatExceptionOfType(UnreadablePictureException.class)
                .isThrownBy(() -> decode(gif("03000200", "00000000" + "00000100")))
                .matches(e -> e.reason() == Reason.CORRUPT);
    }

    private static byte[] gif(String screen, String frame) {
        return HexFormat.of()
                .parseHex("474946383961" + screen + "800000" + "FF0000" + "00FF00" // two colours
                        + "2C" + frame + "00" + "02" + "02" + "440A" + "00" + "3B");
    }

    private static void assertLikePlatform(byte[] file) throws Exception {
        assertSame(decode(file), ImageIO.read(new ByteArrayInputStream(file)));
    }

    private static void assertSame(Decoded decoded, BufferedImage expected) {
        assertThat(decoded.size()).isEqualTo(new Size(expected.getWidth(), expected.getHeight()));
        for (int i = 0; i < decoded.argb().length; i++) {
            int pixel = expected.getRGB(i % expected.getWidth(), i / expected.getWidth());
            assertThat(decoded.argb()[i]).as("pixel %s", i).isEqualTo(pixel >>> 24 == 0 ? 0 : pixel);
        }
    }

    private static Decoded decode(byte[] file) throws IOException, UnreadablePictureException {
        return Decoded.of(GifDecoder.open(new ByteArrayInputStream(file)));
    }
}
