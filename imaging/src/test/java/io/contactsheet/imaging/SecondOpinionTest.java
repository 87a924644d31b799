package io.contactsheet.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.ThumbnailOutcome.Thumbnail;
import io.contactsheet.imaging.ThumbnailOutcome.Unreadable;
import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.shared.size.Size;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecondOpinionTest {

    private static final int WIDTH = 300;
    private static final int HEIGHT = 200;

    private final Thumbnailer thumbnailer = new PictureThumbnailer(64L << 20);

    private ThumbnailOutcome outcome(byte[] file) throws IOException {
        return thumbnailer.thumbnail(new ByteArrayInputStream(file), Size.square(150));
    }

    private BufferedImage thumbnail(byte[] file) throws IOException {
        Thumbnail thumbnail = (Thumbnail) outcome(file);
        assertThat(thumbnail.contentType()).isEqualTo("image/jpeg");
        return ImageIO.read(new ByteArrayInputStream(thumbnail.bytes()));
    }

    /** As it stands in the file: of grey ones Java has an opinion of its own. */
    private static int sample(BufferedImage image, int x, int y, int component) {
        return image.getRaster().getNumBands() == 1
                ? image.getRaster().getSample(x, y, 0)
                : image.getRGB(x, y) >> 8 * (2 - component) & 0xFF;
    }

    /** From black at the left to white at the right, but red is the other way round. */
    private static byte[] ramp(int components, int precision) {
        return LosslessJpeg.of(WIDTH, HEIGHT, components, precision, i -> {
            int x = i / components % WIDTH;
            int level = (int) ((1L << precision) - 1) * x / (WIDTH - 1);
            return components == 3 && i % 3 == 0 ? (1 << precision) - 1 - level : level;
        });
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "3, 8", "1, 16"})
    void losslessJpeg_shouldHaveAThumbnail(int components, int precision) throws IOException {
        BufferedImage small = thumbnail(ramp(components, precision));

        assertThat(small.getWidth()).isEqualTo(150);
        assertThat(small.getHeight()).isEqualTo(100);
        for (int x : new int[] {5, 40, 75, 110, 145}) {
            int level = Math.round(255 * (x + 0.5f) / 150);
            int red = components == 3 ? 255 - level : level;
            assertThat(sample(small, x, 50, 0)).as("red at %s", x).isBetween(red - 6, red + 6);
            assertThat(sample(small, x, 50, components - 1)).as("blue at %s", x).isBetween(level - 6, level + 6);
        }
    }

    @Test
    void losslessJpeg_shouldBeTurnedUpright() throws IOException {
        byte[] tiff = ByteBuffer.allocate(26)
                .put("MM\0*\0\0\0\b".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) 1)
                .putShort((short) 0x112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .array();
        byte[] exif = ByteBuffer.allocate(6 + tiff.length)
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(tiff)
                .array();
        BufferedImage small = thumbnail(Samples.insert(ramp(1, 8), 2, Samples.segment(0xE1, exif)));

        assertThat(small.getHeight()).isEqualTo(150);
        assertThat(sample(small, 50, 5, 0)).isLessThan(20);
        assertThat(sample(small, 50, 145, 0)).isGreaterThan(235);
    }

    /** What metadata stands before the picture is read twice. */
    @Test
    void metadataBeforeTheFrame_shouldNotBeLost() throws IOException {
        byte[] file = ramp(1, 8);
        for (int i = 0; i < 10; i++) {
            file = Samples.insert(file, 2, Samples.segment(0xE5, new byte[60_000]));
        }
        assertThat(thumbnail(file).getWidth()).isEqualTo(150);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC5, 0xC7, 0xCB, 0xCF})
    void otherCodings_shouldStayWithTheFirstOpinion(int frame) throws IOException {
        byte[] file = ramp(1, 8);
        file[Samples.find(file, 0xFF, 0xC3) + 1] = (byte) frame;

        Unreadable unreadable = (Unreadable) outcome(file);
        assertThat(unreadable.reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(unreadable.explanation()).contains("hardly anything reads");
    }

    @Test
    void losslessJpegOfManyPixels_shouldBeToldAsTooLarge() throws IOException {
        byte[] file = ramp(3, 8);
        int frame = Samples.find(file, 0xFF, 0xC3);
        Arrays.fill(file, frame + 5, frame + 9, (byte) 0x7F);

        assertThat(((Unreadable) outcome(file)).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void losslessJpegThatIsCut_shouldHaveAnOutcome() throws IOException {
        byte[] file = ramp(3, 8);
        for (int length = 2; length < file.length; length += 997) {
            assertThat(outcome(Arrays.copyOf(file, length)))
                    .as("%s bytes", length)
                    .isNotNull();
        }
    }
}
