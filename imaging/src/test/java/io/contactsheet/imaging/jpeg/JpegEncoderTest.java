package io.contactsheet.imaging.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The encoder, read back by the Java platform. */
class JpegEncoderTest {

    @ParameterizedTest
    @CsvSource({"1,1", "7,9", "16,16", "17,33", "150,100", "3,150"})
    void picture_shouldBeReadBackByThePlatform(int width, int height) throws IOException {
        for (boolean grey : new boolean[] {false, true}) {
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int level = 40 + x;
                    image.setRGB(x, y, grey ? level * 0x010101 : level << 16 | 0x80 << 8 | 40 + y);
                }
            }
            int[] rgb = image.getRGB(0, 0, width, height, null, 0, width);
            byte[] file = new JpegEncoder(95).encode(rgb, width, height, grey);
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(file));
            assertThat(read.getRaster().getNumBands()).isEqualTo(grey ? 1 : 3);
            for (int i = 0; i < rgb.length; i++) {
                int x = i % width;
                int y = i / width;
                for (int band = 0; band < read.getRaster().getNumBands(); band++) {
                    int expected = (rgb[i] >> (16 - 8 * band)) & 0xFF;
                    assertThat(read.getRaster().getSample(x, y, band) - expected)
                            .as("band %s at %s,%s", band, x, y)
                            .isBetween(-6, 6);
                }
            }
        }
    }
}
