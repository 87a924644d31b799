package io.contactsheet.imaging;

import static io.contactsheet.imaging.tiff.TiffBuilder.block;
import static io.contactsheet.imaging.tiff.TiffBuilder.longs;
import static io.contactsheet.imaging.tiff.TiffBuilder.shorts;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.ThumbnailOutcome.Thumbnail;
import io.contactsheet.imaging.testkit.SamplePicture;
import io.contactsheet.imaging.tiff.TiffBuilder;
import io.contactsheet.imaging.tiff.TiffBuilder.Entry;
import io.contactsheet.imaging.tiff.TiffTag;
import io.contactsheet.shared.size.Size;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which picture of a camera RAW file is shown. The right one is green, all others are red. */
class RawPreviewTest {

    private static final Color RIGHT = new Color(0x20, 0xB0, 0x40);
    private static final Color WRONG = new Color(0xD0, 0x20, 0x20);

    private static final int RGB = 2;
    private static final int YCBCR = 6;
    private static final int CFA = 32803;
    private static final int LINEAR_RAW = 34892;
    private static final int LOSSY_JPEG = 34892;

    private final Thumbnailer thumbnailer = new PictureThumbnailer(64L << 20);

    static Stream<ByteOrder> orders() {
        return Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void lossyDng_shouldShowThePreviewOfItsFirstDirectory(ByteOrder order) throws IOException {
        TiffBuilder tiff = new TiffBuilder(order, 42);
        byte[] tile = jpeg(WRONG, 256, 256);
        int raw = tiff.directory(
                0,
                with(
                        pictureOf(0, 480, 320, LINEAR_RAW, LOSSY_JPEG),
                        longs(TiffTag.TILE_OFFSETS, tiff.data(tile), tiff.data(tile)),
                        longs(TiffTag.TILE_BYTE_COUNTS, tile.length, tile.length),
                        shorts(TiffTag.DEFAULT_CROP_SIZE, 470, 310)));
        Thumbnail thumbnail = right(tiff.file(plain(tiff, 0, 96, 64, dngOf(raw))));
        assertThat(thumbnail.size()).isEqualTo(new Size(96, 64));
        assertThat(thumbnail.originalSize()).isEqualTo(new Size(470, 310));
    }

    /** Masks, depths, what a program has made of the picture, and what it was like before. */
    @ParameterizedTest
    @CsvSource({"0x10004, 52527", "4, 4", "8, 51177", "16, 34892", "0x10010, 6", "0x10001, 6", "0, 32803", "0, 34892"})
    void dngWithLargerPicturesOfOtherKinds_shouldShowItsPreview(String subfileType, int interpretation)
            throws IOException {
        TiffBuilder tiff = new TiffBuilder(ByteOrder.LITTLE_ENDIAN, 42);
        byte[] other = jpeg(WRONG, 300, 200);
        int otherPicture =
                tiff.directory(0, jpegEntries(tiff, other, Integer.decode(subfileType), 300, 200, interpretation, 7));
        byte[] preview = jpeg(RIGHT, 120, 80);
        int previewPicture = tiff.directory(0, jpegEntries(tiff, preview, 1, 120, 80, YCBCR, 7));
        int raw = tiff.directory(0, pictureOf(0, 600, 400, CFA, 1));
        Thumbnail thumbnail = right(tiff.file(plain(tiff, 0, 24, 16, dngOf(otherPicture, raw, previewPicture))));
        assertThat(thumbnail.size()).isEqualTo(new Size(120, 80));
        assertThat(thumbnail.originalSize()).isEqualTo(new Size(600, 400));
    }

    @Test
    void dngWithAlternatePreviewsAlone_shouldShowOneOfThem() throws IOException {
        TiffBuilder tiff = new TiffBuilder(ByteOrder.BIG_ENDIAN, 42);
        int preview = tiff.directory(0, jpegEntries(tiff, jpeg(RIGHT, 120, 80), 0x10001, 120, 80, YCBCR, 7));
        int first =
                tiff.directory(0, with(pictureOf(0, 600, 400, CFA, 1), longs(TiffTag.SUB_IFDS, preview), version()));
        assertThat(right(tiff.file(first)).originalSize()).isEqualTo(new Size(600, 400));
    }

    /** As Nikon does: a tiny picture, then a preview and the sensor below it. */
    @ParameterizedTest
    @MethodSource("orders")
    void nef_shouldShowThePreviewBelowItsFirstDirectoryUpright(ByteOrder order) throws IOException {
        TiffBuilder tiff = new TiffBuilder(order, 42);
        byte[] jpeg = jpeg(RIGHT, 180, 120);
        int preview = tiff.directory(0, interchange(tiff, jpeg, 1));
        int raw = tiff.directory(0, pictureOf(0, 612, 404, CFA, 34713));
        int exif = tiff.directory(0, longs(TiffTag.PIXEL_X_DIMENSION, 600), longs(TiffTag.PIXEL_Y_DIMENSION, 400));
        int first = plain(
                tiff,
                0,
                16,
                12,
                shorts(TiffTag.ORIENTATION, 6),
                longs(TiffTag.SUB_IFDS, preview, raw),
                longs(TiffTag.EXIF_IFD, exif));
        Thumbnail thumbnail = right(tiff.file(first));
        assertThat(thumbnail.size()).isEqualTo(new Size(100, 150));
        assertThat(thumbnail.originalSize()).isEqualTo(new Size(400, 600));
    }

    /** As Canon does: the preview in the first directory, a thumbnail in the second, the sensor in the fourth. */
    @Test
    void cr2_shouldShowThePictureOfItsFirstDirectory() throws IOException {
        TiffBuilder tiff = new TiffBuilder(ByteOrder.LITTLE_ENDIAN, 42);
        byte[] sensor = jpeg(WRONG, 320, 240);
        sensor[Samples.find(sensor, 0xFF, 0xC0) + 1] = (byte) 0xC3; // lossless
        int fourth = tiff.directory(0, piece(tiff, sensor, longs(TiffTag.COMPRESSION, 6)));
        int second = tiff.directory(fourth, interchange(tiff, jpeg(WRONG, 32, 24), 1));
        int exif = tiff.directory(0, shorts(TiffTag.PIXEL_X_DIMENSION, 600), shorts(TiffTag.PIXEL_Y_DIMENSION, 400));
        int first = tiff.directory(
                second,
                piece(
                        tiff,
                        jpeg(RIGHT, 240, 160),
                        shorts(TiffTag.IMAGE_WIDTH, 240),
                        shorts(TiffTag.IMAGE_LENGTH, 160),
                        shorts(TiffTag.COMPRESSION, 6),
                        longs(TiffTag.EXIF_IFD, exif)));
        byte[] file = tiff.file(first);
        file[8] = 'C';
        file[9] = 'R';
        assertThat(right(file).originalSize()).isEqualTo(new Size(600, 400));
    }

    /** As Panasonic does, with a number of its own behind the byte order. */
    @Test
    void rw2_shouldShowTheJpegOfItsFirstDirectory() throws IOException {
        TiffBuilder tiff = new TiffBuilder(ByteOrder.LITTLE_ENDIAN, 0x55);
        byte[] jpeg = jpeg(RIGHT, 180, 120);
        int offset = tiff.data(jpeg);
        int first = tiff.directory(
                0,
                shorts(TiffTag.PANASONIC_TOP, 4),
                shorts(TiffTag.PANASONIC_LEFT, 8),
                shorts(TiffTag.PANASONIC_BOTTOM, 404),
                shorts(TiffTag.PANASONIC_RIGHT, 608),
                block(TiffTag.PANASONIC_JPEG, offset, jpeg.length));
        assertThat(right(tiff.file(first)).originalSize()).isEqualTo(new Size(600, 400));
    }

    /** As Olympus does, whose preview stands in a note that only its maker knows. */
    @Test
    void orf_shouldShowItsHiddenPreviewAndNotItsThumbnail() throws IOException {
        TiffBuilder tiff = new TiffBuilder(ByteOrder.LITTLE_ENDIAN, 0x4F52);
        tiff.data(jpeg(RIGHT, 640, 480));
        int second = tiff.directory(0, interchange(tiff, jpeg(WRONG, 160, 120), 1));
        int first = tiff.directory(second, with(pictureOf(0, 800, 600, 1, 1), shorts(TiffTag.ORIENTATION, 8)));
        Thumbnail thumbnail = right(tiff.file(first));
        assertThat(thumbnail.size()).isEqualTo(new Size(113, 150));
        assertThat(thumbnail.originalSize()).isEqualTo(new Size(600, 800));
    }

    @Test
    void jpegInTheDataOfASensor_shouldNotBeTakenForAPreview() throws IOException {
        TiffBuilder tiff = new TiffBuilder(ByteOrder.LITTLE_ENDIAN, 42);
        byte[] tile = jpeg(WRONG, 256, 256);
        tiff.data(jpeg(RIGHT, 120, 80));
        int first = tiff.directory(
                0,
                with(
                        pictureOf(0, 256, 256, CFA, 7),
                        longs(TiffTag.TILE_OFFSETS, tiff.data(tile), tiff.data(tile)),
                        longs(TiffTag.TILE_BYTE_COUNTS, tile.length, tile.length)));
        right(tiff.file(first));
    }

    /** The thumbnail that Exif asks for is 160 x 120 whatever the shape of the photo. */
    @ParameterizedTest
    @CsvSource({"600, 400, 1, 150, 100", "600, 400, 6, 100, 150", "400, 600, 1, 80, 120", "800, 450, 3, 150, 84"})
    void blackBarsOfAThumbnail_shouldBeCutOff(int width, int height, int orientation, int shownWide, int shownHigh)
            throws IOException {
        TiffBuilder tiff = new TiffBuilder(ByteOrder.BIG_ENDIAN, 42);
        int second = tiff.directory(0, interchange(tiff, barred(width, height), 1));
        int first = tiff.directory(
                second, with(pictureOf(0, width, height, CFA, 1), shorts(TiffTag.ORIENTATION, orientation)));
        Thumbnail thumbnail = right(tiff.file(first));
        assertThat(thumbnail.size().width()).isCloseTo(shownWide, org.assertj.core.api.Assertions.within(2));
        assertThat(thumbnail.size().height()).isCloseTo(shownHigh, org.assertj.core.api.Assertions.within(2));
        assertThat(thumbnail.originalSize().pixels()).isEqualTo((long) width * height);
        BufferedImage image = image(thumbnail);
        for (int x = 0; x < image.getWidth(); x += 7) {
            assertGreen(image.getRGB(x, 1));
            assertGreen(image.getRGB(x, image.getHeight() - 2));
        }
    }

    @Test
    void tiffWhoseSmallCopyComesFirst_shouldShowThePicture() throws IOException {
        TiffBuilder tiff = new TiffBuilder(ByteOrder.LITTLE_ENDIAN, 42);
        int second = tiff.directory(0, stripOf(tiff, RIGHT, 0, 60, 40));
        int first = tiff.directory(second, stripOf(tiff, WRONG, 1, 12, 8));
        assertThat(right(tiff.file(first)).originalSize()).isEqualTo(new Size(60, 40));
    }

    @Test
    void tiffWhosePictureStandsBelowItsSmallCopy_shouldShowThePicture() throws IOException {
        TiffBuilder tiff = new TiffBuilder(ByteOrder.BIG_ENDIAN, 42);
        int picture = tiff.directory(0, stripOf(tiff, RIGHT, 0, 60, 40));
        int first = tiff.directory(0, with(stripOf(tiff, WRONG, 1, 12, 8), longs(TiffTag.SUB_IFDS, picture)));
        assertThat(right(tiff.file(first)).originalSize()).isEqualTo(new Size(60, 40));
    }

    /** As Canon does since 2018: boxes, of which one is named and holds a TIFF structure. */
    @Test
    void cr3_shouldTellTheSizeOfThePhoto() throws IOException {
        TiffBuilder tiff = new TiffBuilder(ByteOrder.LITTLE_ENDIAN, 42);
        byte[] about = tiff.file(tiff.directory(
                0,
                shorts(TiffTag.IMAGE_WIDTH, 600),
                shorts(TiffTag.IMAGE_LENGTH, 400),
                shorts(TiffTag.ORIENTATION, 6)));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("\0\0\0\u0010ftypcrx \0\0\0\u0001".getBytes(StandardCharsets.ISO_8859_1));
        file.writeBytes(ByteBuffer.allocate(4).putInt(about.length + 8).array());
        file.writeBytes("CMT1".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(about);
        file.writeBytes(jpeg(RIGHT, 180, 120));
        Thumbnail thumbnail = right(file.toByteArray());
        assertThat(thumbnail.size()).isEqualTo(new Size(100, 150));
        assertThat(thumbnail.originalSize()).isEqualTo(new Size(400, 600));
    }

    @Test
    void tiffOfSeveralPages_shouldShowTheFirstWhateverElseIsInIt() throws IOException {
        TiffBuilder tiff = new TiffBuilder(ByteOrder.LITTLE_ENDIAN, 42);
        int second = tiff.directory(0, jpegEntries(tiff, jpeg(WRONG, 120, 80), 0, 120, 80, YCBCR, 7));
        int first = tiff.directory(second, stripOf(tiff, RIGHT, 0, 60, 40));
        assertThat(right(tiff.file(first)).size()).isEqualTo(new Size(60, 40));
    }

    @Test
    void crw_shouldShowTheJpegOfItsHeapsUpright() throws IOException {
        Thumbnail thumbnail = right(crw(90));
        assertThat(thumbnail.size()).isEqualTo(new Size(100, 150));
        assertThat(thumbnail.originalSize()).isEqualTo(new Size(400, 600));
        assertThat(right(crw(0)).originalSize()).isEqualTo(new Size(600, 400));
        assertThat(right(crw(-90)).size()).isEqualTo(new Size(100, 150));
    }

    @Test
    void fileThatIsCutAnywhere_shouldHaveAnOutcome() throws IOException {
        TiffBuilder tiff = new TiffBuilder(ByteOrder.LITTLE_ENDIAN, 42);
        int preview = tiff.directory(0, interchange(tiff, jpeg(RIGHT, 16, 16), 1));
        int raw = tiff.directory(0, pictureOf(0, 60, 40, CFA, 1));
        byte[] dng = tiff.file(plain(tiff, 0, 3, 2, dngOf(preview, raw)));
        byte[] crw = crw(90);
        for (byte[] file : new byte[][] {dng, crw}) {
            for (int length = 0; length < file.length; length++) {
                thumbnailer.thumbnail(new ByteArrayInputStream(Arrays.copyOf(file, length)), Size.square(150));
            }
        }
    }

    @Test
    void directoriesThatPointAtEachOther_shouldEnd() throws IOException {
        TiffBuilder tiff = new TiffBuilder(ByteOrder.LITTLE_ENDIAN, 42);
        int here = tiff.data(new byte[0]);
        int first =
                tiff.directory(here, with(interchange(tiff, jpeg(RIGHT, 60, 40), 1), pictureOf(0, 60, 40, CFA, 1)[3]));
        right(tiff.file(first));
    }

    private Thumbnail right(byte[] file) throws IOException {
        Thumbnail thumbnail = (Thumbnail) thumbnailer.thumbnail(new ByteArrayInputStream(file), Size.square(150));
        BufferedImage image = image(thumbnail);
        assertGreen(image.getRGB(image.getWidth() / 2, image.getHeight() / 2));
        return thumbnail;
    }

    private static void assertGreen(int pixel) {
        assertThat(new Color(pixel).getGreen()).isBetween(RIGHT.getGreen() - 25, RIGHT.getGreen() + 25);
        assertThat(new Color(pixel).getRed()).isLessThan(60);
    }

    private static BufferedImage image(Thumbnail thumbnail) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(thumbnail.bytes()));
    }

    private static byte[] jpeg(Color color, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        fill(image, color, width, height);
        return new SamplePicture(image).jpeg();
    }

    /** A thumbnail of 160 x 120 with black around a picture of this shape. */
    private static byte[] barred(int width, int height) {
        BufferedImage image = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
        Size shown = new Size(width, height).fitWithin(new Size(160, 120));
        fill(image, RIGHT, shown.width(), shown.height());
        return new SamplePicture(image).jpeg();
    }

    private static void fill(BufferedImage image, Color color, int width, int height) {
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect((image.getWidth() - width) / 2, (image.getHeight() - height) / 2, width, height);
        graphics.dispose();
    }

    private static Entry[] with(Entry[] entries, Entry... more) {
        return Stream.of(entries, more).flatMap(Arrays::stream).toArray(Entry[]::new);
    }

    private static Entry[] pictureOf(int subfileType, int width, int height, int interpretation, int compression) {
        return new Entry[] {
            longs(TiffTag.NEW_SUBFILE_TYPE, subfileType),
            longs(TiffTag.IMAGE_WIDTH, width),
            longs(TiffTag.IMAGE_LENGTH, height),
            shorts(TiffTag.PHOTOMETRIC_INTERPRETATION, interpretation),
            shorts(TiffTag.COMPRESSION, compression)
        };
    }

    private static Entry[] jpegEntries(
            TiffBuilder tiff, byte[] jpeg, int type, int width, int height, int interpretation, int compression) {
        return piece(tiff, jpeg, pictureOf(type, width, height, interpretation, compression));
    }

    private static Entry[] piece(TiffBuilder tiff, byte[] data, Entry... more) {
        return with(more, longs(TiffTag.STRIP_OFFSETS, tiff.data(data)), longs(TiffTag.STRIP_BYTE_COUNTS, data.length));
    }

    private static Entry[] interchange(TiffBuilder tiff, byte[] jpeg, int type) {
        return new Entry[] {
            longs(TiffTag.NEW_SUBFILE_TYPE, type),
            shorts(TiffTag.COMPRESSION, 6),
            longs(TiffTag.JPEG_INTERCHANGE_FORMAT, tiff.data(jpeg)),
            longs(TiffTag.JPEG_INTERCHANGE_FORMAT_LENGTH, jpeg.length)
        };
    }

    /** A directory with a small green picture of plain TIFF. */
    private static int plain(TiffBuilder tiff, int next, int width, int height, Entry... more) {
        return tiff.directory(next, with(stripOf(tiff, RIGHT, 1, width, height), more));
    }

    private static Entry[] stripOf(TiffBuilder tiff, Color color, int type, int width, int height) {
        ByteBuffer pixels = ByteBuffer.allocate(3 * width * height);
        IntStream.range(0, width * height)
                .forEach(i -> pixels.put((byte) color.getRed())
                        .put((byte) color.getGreen())
                        .put((byte) color.getBlue()));
        return piece(
                tiff,
                pixels.array(),
                with(
                        pictureOf(type, width, height, RGB, 1),
                        shorts(0x0102, 8, 8, 8), // BitsPerSample
                        shorts(0x0115, 3), // SamplesPerPixel
                        longs(0x0116, height))); // RowsPerStrip
    }

    private static Entry[] dngOf(int... below) {
        return new Entry[] {
            longs(TiffTag.SUB_IFDS, Arrays.stream(below).asLongStream().toArray()), version()
        };
    }

    private static Entry version() {
        return longs(TiffTag.DNG_VERSION, 0x01040000);
    }

    /** A heap of one JPEG, and below it a heap that tells about the photo. */
    private static byte[] crw(int degrees) throws IOException {
        byte[] jpeg = jpeg(RIGHT, 180, 120);
        ByteBuffer file = ByteBuffer.allocate(jpeg.length + 200).order(ByteOrder.LITTLE_ENDIAN);
        file.put("II\u001A\0\0\0HEAPCCDR".getBytes(StandardCharsets.ISO_8859_1)).position(26);
        file.put(jpeg);
        int below = file.position();
        file.putInt(600).putInt(400).putFloat(1).putInt(degrees); // ImageSpec
        file.putShort((short) 1).putShort((short) 0x1810).putInt(16).putInt(0).putInt(16);
        int directory = file.position();
        file.putShort((short) 2);
        file.putShort((short) 0x2007).putInt(jpeg.length).putInt(0);
        file.putShort((short) 0x300A).putInt(directory - below).putInt(below - 26);
        file.putInt(directory - 26);
        return Arrays.copyOf(file.array(), file.position());
    }
}
