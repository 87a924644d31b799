package io.contactsheet.imaging.bmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.resize.PixelReducer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.bmp.BMPImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that the Java platform writes come back pixel by pixel; those that it cannot write are made by hand. */
class BmpDecoderTest {

    private static final int HEIGHT = 5;
    private static final int BLACK = 0xFF000000;
    private static final int RED = 0xFFFF0000;
    private static final int GREEN = 0xFF00FF00;
    private static final int BLUE = 0xFF0000FF;
    private static final int GREY = 0xFF808080;
    private static final int[] COLORS = {BLACK, RED, GREEN, BLUE};

    @ParameterizedTest
    @CsvSource({
        "BI_RGB, 12, false",
        "BI_RGB, 12, true",
        "BI_RGB, 13, false",
        "BI_RGB, 5, true",
        "BI_RLE8, 13, false",
        "BI_RLE4, 12, false",
        "BI_BITFIELDS, 8, false",
        "BI_BITFIELDS, 9, true"
    })
    void fileOfThePlatform_shouldComeBackPixelByPixel(String compression, int type, boolean topDown)
            throws IOException, UnreadablePictureException {
        // The platform writes no runs for a picture that is one pixel wide.
        for (int width : new int[] {compression.contains("RLE") ? 5 : 1, 2, 3, 4, 7, 8, 9, 31, 40}) {
            BufferedImage image = noise(width, compression.equals("BI_RLE4") ? sixteenColors(width) : of(type, width));
            byte[] file = write(image, compression, topDown);
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(file));
            assertThat(decode(file)).isEqualTo(read.getRGB(0, 0, width, HEIGHT, null, 0, width));
        }
    }

    @Test
    void oldHeaderOfOs2_shouldHaveAPaletteOfThreeBytes() throws IOException, UnreadablePictureException {
        ByteBuffer file = file(14 + 12 + 12 + 8, 14 + 12 + 12, 12);
        file.putShort((short) 2).putShort((short) 2).putShort((short) 1).putShort((short) 2);
        file.put(new byte[] {0, 0, 0, 0, 0, -1, 0, -1, 0, -1, 0, 0});
        file.put(new byte[] {(byte) 0b10_11_0000, 0, 0, 0, (byte) 0b00_01_0000, 0, 0, 0});
        assertThat(decode(file.array())).containsExactly(BLACK, RED, GREEN, BLUE);
    }

    @Test
    void alphaMask_shouldGiveTransparency() throws IOException, UnreadablePictureException {
        ByteBuffer file = info(108, 2, -1, 32, 3, 8);
        file.putInt(0xFF0000).putInt(0xFF00).putInt(0xFF).putInt(0xFF000000).put(new byte[52]);
        file.putInt(0x00FF0000).putInt(0xFF0000FF);
        assertThat(decode(file.array())).containsExactly(0, BLUE);
    }

    @Test
    void pixelOf32BitsWithoutMasks_shouldBeOpaque() throws IOException, UnreadablePictureException {
        ByteBuffer file = info(40, 1, 1, 32, 0, 4).putInt(0x0000FF00);
        assertThat(decode(file.array())).containsExactly(GREEN);
    }

    @Test
    void indexBeyondThePalette_shouldBeBlack() throws IOException, UnreadablePictureException {
        ByteBuffer file = palette(info(40, 4, 1, 8, 0, 16 + 4)).put(new byte[] {1, 9, (byte) 200, 3});
        file.putInt(46, 4);
        assertThat(decode(file.array())).containsExactly(RED, BLACK, BLACK, BLUE);
    }

    @Test
    void runsThatMoveAndEndEarly_shouldLeaveTheFirstColour() throws IOException, UnreadablePictureException {
        byte[] runs = {1, 1, 0, 2, 1, 1, 1, 2, 0, 1};
        ByteBuffer file = palette(info(40, 3, 3, 8, 1, 16 + runs.length)).put(runs);
        file.putInt(46, 4);
        assertThat(decode(file.array())).containsExactly(BLACK, BLACK, BLACK, BLACK, BLACK, GREEN, RED, BLACK, BLACK);
    }

    @Test
    void runsThatReachOverTheEdge_shouldBeCutThere() throws IOException, UnreadablePictureException {
        byte[] runs = {9, 1, 0, 0, 0, 3, 2, 3, 2, 0, 9, 9, 0, 0, 5, 1, 0, 1};
        ByteBuffer file = palette(info(40, 2, 2, 8, 1, 16 + runs.length)).put(runs);
        file.putInt(46, 4);
        assertThat(decode(file.array())).containsExactly(GREEN, BLUE, RED, RED);
    }

    @Test
    void runsOfOs2With24Bits_shouldBeRead() throws IOException, UnreadablePictureException {
        byte[] runs = {2, 0, 0, -1, 0, 3, -1, 0, 0, 0, -1, 0, 0, 0, -1, 0, 0, 1};
        ByteBuffer file = info(64, 5, 1, 24, 4, runs.length).put(new byte[24]).put(runs);
        assertThat(decode(file.array())).containsExactly(RED, RED, BLUE, GREEN, RED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows", "runs"})
    void cutFile_shouldShowWhatIsThereAndGreyElsewhere(String kind) throws IOException, UnreadablePictureException {
        byte[] pixels = kind.equals("rows") ? new byte[] {1, 2, 3, 0, 3} : new byte[] {1, 1, 1, 2, 1, 3, 0, 0, 1, 3};
        ByteBuffer file = palette(info(40, 3, 3, 8, kind.equals("rows") ? 0 : 1, 16 + pixels.length))
                .put(pixels);
        file.putInt(46, 4);
        assertThat(decode(file.array())).containsExactly(GREY, GREY, GREY, BLUE, GREY, GREY, RED, GREEN, BLUE);
    }

    @ParameterizedTest
    @CsvSource({"0,1,24,0", "-5,1,24,0", "1,0,24,0", "1,-2147483648,24,0", "1,1,5,0", "1,1,0,0"})
    void nonsense_shouldBeCorrupt(int width, int height, int bits, int compression) {
        assertThatExceptionOfType(UnreadablePictureException.class)
                .isThrownBy(() ->
                        decode(info(40, width, height, bits, compression, 8).array()))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.CORRUPT));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 4, 13, 125, Integer.MAX_VALUE})
    void lengthOfTheHeaderThatNoneHas_shouldBeCorrupt(int length) {
        byte[] file = info(40, 1, 1, 24, 0, 8).putInt(14, length).array();
        assertThatExceptionOfType(UnreadablePictureException.class)
                .isThrownBy(() -> decode(file))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.CORRUPT));
    }

    @ParameterizedTest
    @CsvSource({"24,1", "8,2", "8,4", "8,5", "1,3", "8,77"})
    void otherPackings_shouldBeUnsupported(int bits, int compression) {
        assertThatExceptionOfType(UnreadablePictureException.class)
                .isThrownBy(() -> decode(info(40, 1, 1, bits, compression, 8).array()))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED));
    }

    private static int[] decode(byte[] file) throws IOException, UnreadablePictureException {
        BmpDecoder decoder = BmpDecoder.open(new ByteArrayInputStream(file));
        PixelReducer reducer = new PixelReducer(decoder.size(), decoder.size(), true, decoder.order());
        decoder.decode(reducer, 1 << 20);
        return reducer.result();
    }

    private static BufferedImage of(int type, int width) {
        return new BufferedImage(width, HEIGHT, type);
    }

    private static BufferedImage sixteenColors(int width) {
        byte[] levels = new byte[16];
        for (int i = 0; i < 16; i++) {
            levels[i] = (byte) (17 * i);
        }
        var model = new java.awt.image.IndexColorModel(4, 16, levels, levels, new byte[16]);
        return new BufferedImage(width, HEIGHT, BufferedImage.TYPE_BYTE_BINARY, model);
    }

    private static BufferedImage noise(int width, BufferedImage image) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(width);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(4) == 0 && x > 0 ? image.getRGB(x - 1, y) : random.nextInt());
            }
        }
        return image;
    }

    private static byte[] write(BufferedImage image, String compression, boolean topDown) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("bmp").next();
        BMPImageWriteParam parameters = (BMPImageWriteParam) writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionType(compression);
        parameters.setTopDown(topDown);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A file up to where its second header goes on behind its length. */
    private static ByteBuffer file(int length, int pixels, int header) {
        ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        return file.put((byte) 'B')
                .put((byte) 'M')
                .putInt(length)
                .putInt(0)
                .putInt(pixels)
                .putInt(header);
    }

    /** A file up to the end of the first 40 bytes of its second header, with room for what follows that header. */
    private static ByteBuffer info(int header, int width, int height, int bits, int compression, int rest) {
        ByteBuffer file = file(14 + header + rest, 0, header).putInt(width).putInt(height);
        file.putShort((short) 1).putShort((short) bits).putInt(compression);
        return file.put(new byte[20]);
    }

    private static ByteBuffer palette(ByteBuffer file) {
        Arrays.stream(COLORS).forEach(color -> file.putInt(color & 0xFFFFFF));
        return file;
    }
}
