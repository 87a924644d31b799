package io.contactsheet.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import io.contactsheet.imaging.ThumbnailOutcome.Thumbnail;
import io.contactsheet.imaging.ThumbnailOutcome.Unreadable;
import io.contactsheet.imaging.color.EmbeddedProfile;
import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.imaging.png.PngFiles;
import io.contactsheet.imaging.testkit.SamplePicture;
import io.contactsheet.shared.size.Size;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureThumbnailerTest {

    private static final int RED = 0xD02020;
    private static final int GREEN = 0x20B040;
    private static final int BLUE = 0x3040C0;
    private static final int GREY = 0x909090;

    private final Thumbnailer thumbnailer = new PictureThumbnailer(64L << 20);

    @ParameterizedTest
    @CsvSource({"jpg,image/jpeg", "png,image/png", "gif,image/jpeg", "bmp,image/jpeg", "tiff,image/jpeg"})
    void opaquePicture_shouldKeepItsColoursAndItsTypeWhereItCan(String format, String type) throws IOException {
        Thumbnail thumbnail =
                thumbnail(quarters(400, 200, BufferedImage.TYPE_INT_RGB).encoded(format));
        assertThat(thumbnail.contentType()).isEqualTo(type);
        assertThat(thumbnail.size()).isEqualTo(new Size(150, 75));
        assertThat(thumbnail.originalSize()).isEqualTo(new Size(400, 200));
        assertQuarters(image(thumbnail), RED, GREEN, BLUE, GREY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif"})
    void transparentPicture_shouldBecomeTransparentPng(String format) throws IOException {
        BufferedImage image = quarters(400, 200, BufferedImage.TYPE_INT_ARGB).image();
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 200; x++) {
                image.setRGB(x, y, 0);
            }
        }
        Thumbnail thumbnail = thumbnail(new SamplePicture(image).encoded(format));
        assertThat(thumbnail.contentType()).isEqualTo("image/png");
        BufferedImage small = image(thumbnail);
        assertThat(small.getRGB(20, 20) >>> 24).isZero();
        assertThat(small.getRGB(20, 60) >>> 24).isEqualTo(255);
        assertNear(small.getRGB(20, 60), BLUE);
    }

    @Test
    void smallPicture_shouldNotBeEnlarged() throws IOException {
        Thumbnail thumbnail =
                thumbnail(quarters(40, 20, BufferedImage.TYPE_INT_RGB).encoded("png"));
        assertThat(thumbnail.size()).isEqualTo(new Size(40, 20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "baseline-2x2.jpg",
                "progressive.jpg",
                "restart.jpg",
                "grey.jpg",
                "rgb.jpg",
                "cmyk.jpg",
                "one-scan-a-component.jpg",
                "rgb16.png",
                "interlaced.png",
                "interlaced.gif",
                "rle.bmp",
                "group4.tiff",
                "cmyk.tiff",
                "lzw.tiff",
                "jpeg.tiff",
                "lossy.webp",
                "lossless.jpg",
                "lossless.webp",
                "alpha.webp",
                "webp-partitions.webp",
                "webp-lossless-groups.webp",
                "picture.psd"
            })
    void everyFormat_shouldHaveAThumbnail(String name) throws IOException {
        Thumbnail thumbnail = thumbnail(Samples.file(name));
        assertThat(image(thumbnail).getWidth()).isEqualTo(thumbnail.size().width());
    }

    @Test
    void cmykPicture_shouldNotBeInverted() throws IOException {
        BufferedImage inks = image(thumbnail(Samples.file("cmyk.jpg")));
        BufferedImage light = image(thumbnail(Samples.file("baseline-1x1.jpg")));
        assertThat(meanOf(inks)).isBetween(meanOf(light) - 8, meanOf(light) + 8);
    }

    @ParameterizedTest
    @CsvSource({"1,RGBK", "2,GRKB", "3,KBGR", "4,BKRG", "5,RBGK", "6,BRKG", "7,KGBR", "8,GKRB"})
    void storedOrientation_shouldBecomeUpright(int tag, String quarters) throws IOException {
        byte[] jpeg = quarters(400, 200, BufferedImage.TYPE_INT_RGB).jpeg();
        byte[] file = Samples.insert(jpeg, 2, Samples.segment(0xE1, exif(tag)));
        Thumbnail thumbnail = thumbnail(file);
        assertThat(thumbnail.size()).isEqualTo(tag < 5 ? new Size(150, 75) : new Size(75, 150));
        assertQuarters(
                image(thumbnail),
                color(quarters.charAt(0)),
                color(quarters.charAt(1)),
                color(quarters.charAt(2)),
                color(quarters.charAt(3)));
    }

    @Test
    void profileOfAWideGamut_shouldBecomeSrgb() throws IOException {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, 0xC86450);
        }
        byte[] jpeg = new SamplePicture(image).jpeg();
        ByteBuffer payload = ByteBuffer.allocate(14 + Profiles.displayP3().length);
        payload.put("ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 1);
        payload.put(Profiles.displayP3());
        byte[] file = Samples.insert(jpeg, 2, Samples.segment(0xE2, payload.array()));
        assertNear(image(thumbnail(file)).getRGB(30, 30), 0xDB5F4A);
    }

    @Test
    void webpWithOrientation_shouldBecomeUpright() throws IOException {
        byte[] picture = Samples.file("webp-unfiltered.webp");
        BufferedImage plain = image(thumbnail(picture));
        int high = plain.getHeight();
        BufferedImage upright = image(thumbnail(webp(0x08, picture)));
        assertThat(upright.getWidth()).isEqualTo(high);
        double expected = meanOf(plain.getSubimage(0, 0, 10, 10));
        assertThat(meanOf(upright.getSubimage(high - 10, 0, 10, 10))).isBetween(expected - 3, expected + 3);
        assertThat(image(thumbnail(webp(0, picture))).getWidth())
                .as("Exif that the header does not announce")
                .isEqualTo(plain.getWidth());
    }

    @Test
    void webpWithAProfileOfAWideGamut_shouldBecomeSrgb() throws IOException {
        byte[] picture = Samples.file("webp-single-pixel.webp");
        int[] pixel = {image(thumbnail(picture)).getRGB(0, 0)};
        EmbeddedProfile.toSrgb(Profiles.displayP3(), false, pixel);
        assertNear(image(thumbnail(webp(0x20, picture))).getRGB(0, 0), pixel[0]);
    }

    @Test
    void animation_shouldShowItsFirstFrameWhereItBelongs() throws IOException {
        BufferedImage image = image(thumbnail(Samples.file("webp-animated.webp")));
        assertThat(image.getWidth()).isEqualTo(60);
        assertThat(image.getRGB(11, 20) >>> 24).isZero();
        assertThat(image.getRGB(12 + 14, 8 + 11) >>> 24).isEqualTo(255);
    }

    @Test
    void thumbnail_shouldHaveNoMetadata() throws IOException {
        byte[] jpeg = quarters(400, 200, BufferedImage.TYPE_INT_RGB).jpeg();
        Thumbnail thumbnail = thumbnail(Samples.insert(jpeg, 2, Samples.segment(0xE1, exif(6))));
        assertThat(new String(thumbnail.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Dear diary", "GIF is what I call it", "BM", "PK\3\4 zip", "<svg/>"})
    void noPicture_shouldBeUnsupported(String text) throws IOException {
        assertThat(errorOf(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(Reason.UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00FF\n\u00FA\u001F", "\0\0\0\fJXL \r\n\u0087\n\0\0\0\u0014ftypjxl "})
    void jpegXl_shouldBeNamedAndUnsupported(String head) throws IOException {
        Unreadable unreadable = (Unreadable) outcome(head.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(unreadable.reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(unreadable.explanation()).contains("JPEG XL").endsWith(".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"baseline-2x2.jpg", "rgb.png", "interlaced.png", "plain.gif", "lzw.tiff", "lossy.webp", "rgb.bmp"
            })
    void headerAlone_shouldBeCorrupt(String name) throws IOException {
        assertThat(errorOf(Arrays.copyOf(Samples.file(name), 36))).isEqualTo(Reason.CORRUPT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rgb.png",
                "interlaced.png",
                "plain.gif",
                "rgb.bmp",
                "rle.bmp",
                "baseline-2x2.jpg",
                "webp-segments.webp"
            })
    void cutPicture_shouldShowWhatIsThere(String name) throws IOException {
        byte[] file = Samples.file(name);
        assertThat(outcome(Arrays.copyOf(file, file.length * 9 / 10))).isInstanceOf(Thumbnail.class);
    }

    @Test
    void pngWithAWrongChecksum_shouldBeCorrupt() throws IOException {
        byte[] file = Samples.file("rgb.png");
        file[Samples.find(file, 'I', 'D', 'A', 'T') - 8] ^= 1;
        assertThat(errorOf(file)).isEqualTo(Reason.CORRUPT);
    }

    @Test
    void pngOfGiganticSize_shouldBeTooLarge() throws IOException {
        assertThat(errorOf(png(50_000, 50_000, new byte[0]))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void gifWithAGiganticScreen_shouldBeTooLarge() throws IOException {
        byte[] gif = Samples.file("plain.gif");
        Arrays.fill(gif, 6, 10, (byte) 0xFF);
        assertThat(errorOf(gif)).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void profileThatUnpacksToManyMegabytes_shouldBeLeftPacked() throws IOException {
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        profile.writeBytes("bomb\0\0".getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream packed = new DeflaterOutputStream(profile, new Deflater(1))) {
            for (int i = 0; i < 64; i++) {
                packed.write(new byte[1 << 20]);
            }
        }
        assertThat(outcome(png(30, 20, PngFiles.chunk("iCCP", profile.toByteArray()))))
                .isInstanceOf(Thumbnail.class);
    }

    @Test
    void pictureBeyondTheMemory_shouldBeTooLarge() throws IOException {
        byte[] file = Samples.file("none.tiff");
        ByteBuffer data = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int width = Samples.find(file, 0x00, 0x01, 0x03, 0x00);
        int height = Samples.find(file, 0x01, 0x01, 0x03, 0x00);
        data.putShort(width + 8, (short) 12_000).putShort(height + 8, (short) 12_000);
        assertThat(errorOf(file)).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void associatedAlphaOfTiff_shouldBeDividedOut() throws IOException {
        ByteBuffer tiff = ByteBuffer.allocate(14 + 9 * 12 + 4 + 8).order(ByteOrder.LITTLE_ENDIAN);
        int bits = 14 + 9 * 12;
        tiff.put((byte) 'I')
                .put((byte) 'I')
                .putShort((short) 42)
                .putInt(12)
                .putInt(0xC0003060)
                .putShort((short) 9);
        int[][] entries = {
            {256, 3, 1, 1},
            {257, 3, 1, 1},
            {258, 3, 4, bits},
            {262, 3, 1, 2},
            {273, 4, 1, 8},
            {277, 3, 1, 4},
            {278, 3, 1, 1},
            {279, 4, 1, 4},
            {338, 3, 1, 1}
        };
        for (int[] entry : entries) {
            tiff.putShort((short) entry[0])
                    .putShort((short) entry[1])
                    .putInt(entry[2])
                    .putInt(entry[3]);
        }
        tiff.putInt(0);
        for (int i = 0; i < 4; i++) {
            tiff.putShort(bits + 2 * i, (short) 8);
        }
        byte[] file = Samples.insert(tiff.array(), bits, new byte[4]);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(14 + 2 * 12 + 8, bits + 4);
        assertThat(image(thumbnail(file)).getRGB(0, 0)).isEqualTo(0xC0804000);
    }

    @Test
    void orientationBehindThePixelsOfPng_shouldBecomeUpright() throws IOException {
        byte[] png = quarters(400, 200, BufferedImage.TYPE_INT_RGB).encoded("png");
        byte[] exif = exif(6);
        byte[] file =
                Samples.insert(png, png.length - 12, PngFiles.chunk("eXIf", Arrays.copyOfRange(exif, 6, exif.length)));
        assertQuarters(image(thumbnail(file)), BLUE, RED, GREY, GREEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 31, 32, 64, 150})
    void saturatedColoursSideBySide_shouldKeepTheirMeans(int side) throws IOException {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < side * side; i++) {
            image.setRGB(i % side, i / side, (i % side + i / side) % 2 == 0 ? 0xFF0000 : 0x00FF00);
        }
        BufferedImage small = image(thumbnail(new SamplePicture(image).encoded("bmp")));
        for (int shift : new int[] {16, 8, 0}) {
            assertThat(meanOf(small, shift)).isCloseTo(meanOf(image, shift), within(4.0));
        }
    }

    @Test
    void rawPhoto_shouldShowItsPreviewUpright() throws IOException {
        byte[] preview = quarters(400, 200, BufferedImage.TYPE_INT_RGB).jpeg();
        byte[] directory = Arrays.copyOfRange(exif(6), 6, exif(6).length);
        directory[2] = 'O';
        directory[3] = 'R';
        byte[] raw = Samples.insert(directory, directory.length, preview);
        Thumbnail thumbnail = thumbnail(raw);
        assertThat(thumbnail.originalSize()).isEqualTo(new Size(200, 400));
        assertQuarters(image(thumbnail), BLUE, RED, GREY, GREEN);
    }

    @Test
    void heicWithoutAPreview_shouldBeUnsupportedWithASentence() throws IOException {
        byte[] heic = Arrays.copyOf("\0\0\0\u0018ftypheic".getBytes(StandardCharsets.ISO_8859_1), 2000);
        Unreadable unreadable = (Unreadable) outcome(heic);
        assertThat(unreadable.reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(unreadable.explanation()).contains("HEIC").endsWith(".");
    }

    @Test
    void failingStream_shouldBeAPassingFault() {
        InputStream failing = new InputStream() {
            private int left = 100;

            @Override
            public int read() throws IOException {
                if (left == 0) {
                    throw new IOException("connection reset");
                }
                return Samples.file("baseline-2x2.jpg")[100 - left--] & 0xFF;
            }
        };
        assertThatIOException().isThrownBy(() -> thumbnailer.thumbnail(failing, Size.square(150)));
    }

    @Test
    void placeholder_shouldBeAGreyPicture() throws IOException {
        Placeholder placeholder = Placeholder.picture(Size.square(150));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(placeholder.bytes()));
        assertThat(image.getRGB(149, 149)).isEqualTo(0xFFD8D8D8);
    }

    private ThumbnailOutcome outcome(byte[] file) throws IOException {
        return thumbnailer.thumbnail(new ByteArrayInputStream(file), Size.square(150));
    }

    private Thumbnail thumbnail(byte[] file) throws IOException {
        return (Thumbnail) outcome(file);
    }

    private Reason errorOf(byte[] file) throws IOException {
        return ((Unreadable) outcome(file)).reason();
    }

    private static BufferedImage image(Thumbnail thumbnail) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(thumbnail.bytes()));
    }

    /** Red and green above blue and grey. */
    private static SamplePicture quarters(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int upper = x < width / 2 ? RED : GREEN;
                int lower = x < width / 2 ? BLUE : GREY;
                image.setRGB(x, y, 0xFF000000 | (y < height / 2 ? upper : lower));
            }
        }
        return new SamplePicture(image);
    }

    private static int color(char quarter) {
        return switch (quarter) {
            case 'R' -> RED;
            case 'G' -> GREEN;
            case 'B' -> BLUE;
            default -> GREY;
        };
    }

    private static void assertQuarters(
            BufferedImage image, int upperLeft, int upperRight, int lowerLeft, int lowerRight) {
        int x = image.getWidth() / 4;
        int y = image.getHeight() / 4;
        assertNear(image.getRGB(x, y), upperLeft);
        assertNear(image.getRGB(3 * x, y), upperRight);
        assertNear(image.getRGB(x, 3 * y), lowerLeft);
        assertNear(image.getRGB(3 * x, 3 * y), lowerRight);
    }

    private static void assertNear(int actual, int expected) {
        for (int shift = 0; shift < 24; shift += 8) {
            assertThat((actual >> shift & 0xFF) - (expected >> shift & 0xFF))
                    .as("%06x is near %06x", actual & 0xFFFFFF, expected)
                    .isBetween(-6, 6);
        }
    }

    private static double meanOf(BufferedImage image) {
        return meanOf(image, 8);
    }

    private static double meanOf(BufferedImage image, int shift) {
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .map(pixel -> pixel >> shift & 0xFF)
                .average()
                .orElseThrow();
    }

    private static byte[] exif(int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 + 12 + 4);
        exif.put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        return exif.array();
    }

    /** A plain WebP file extended with the profile Display P3 and an orientation that turns it to the right. */
    private static byte[] webp(int flags, byte[] plain) {
        byte[] profile = Profiles.displayP3();
        byte[] tiff = Arrays.copyOfRange(exif(6), 6, exif(6).length);
        ByteBuffer file = ByteBuffer.allocate(plain.length + 18 + 8 + profile.length + 8 + tiff.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(file.capacity() - 8);
        file.put(ascii("WEBPVP8X")).putInt(10).putInt(flags).put(new byte[6]);
        file.put(ascii("ICCP")).putInt(profile.length).put(profile);
        file.put(plain, 12, plain.length - 12);
        file.put(ascii("EXIF")).putInt(tiff.length).put(tiff);
        return file.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A black RGB picture with a chunk before its pixels. */
    private static byte[] png(int width, int height, byte[] chunk) throws IOException {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (DeflaterOutputStream packed = new DeflaterOutputStream(pixels)) {
            packed.write(new byte[(int) Math.min(1 << 20, (width * 3L + 1) * height)]);
        }
        ByteBuffer header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 8)
                .put((byte) 2);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        png.writeBytes(PngFiles.chunk("IHDR", header.array()));
        png.writeBytes(chunk);
        png.writeBytes(PngFiles.chunk("IDAT", pixels.toByteArray()));
        png.writeBytes(PngFiles.chunk("IEND", new byte[0]));
        return png.toByteArray();
    }
}
