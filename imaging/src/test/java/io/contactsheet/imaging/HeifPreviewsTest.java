package io.contactsheet.imaging;

import static io.contactsheet.imaging.heif.HeifBuilder.cut;
import static io.contactsheet.imaging.heif.HeifBuilder.join;
import static io.contactsheet.imaging.heif.HeifBuilder.size;
import static io.contactsheet.imaging.heif.HeifBuilder.turned;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.ThumbnailOutcome.Thumbnail;
import io.contactsheet.imaging.ThumbnailOutcome.Unreadable;
import io.contactsheet.imaging.heif.HeifBuilder;
import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.imaging.testkit.SamplePicture;
import io.contactsheet.shared.size.Size;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HEIC and AVIF files by the JPEG pictures in them. */
class HeifPreviewsTest {

    private static final int PICTURE = 1;
    private static final byte[] CODED = new byte[40];

    private final Thumbnailer thumbnailer = new PictureThumbnailer(64L << 20);

    @Test
    void thumbnailOfExif_shouldBeTurnedAsExifSays() throws IOException {
        byte[] exif = join(tiff(6), striped(160, 120, 0, 0));
        Thumbnail thumbnail = thumbnail(new HeifBuilder()
                .item(PICTURE, "av01", CODED, size(400, 300), turned(3))
                .exif(2, PICTURE, exif)
                .build("avif", PICTURE));
        assertThat(thumbnail.size()).isEqualTo(new Size(113, 150));
        assertThat(thumbnail.originalSize()).isEqualTo(new Size(300, 400));
        assertThat(colour(thumbnail, 100, 75)).isEqualTo("red");
        assertThat(colour(thumbnail, 10, 75)).isEqualTo("blue");
    }

    @Test
    void codedJpeg_shouldBeTurnedAsTheFileSaysAndNotAsItSaysItself() throws IOException {
        byte[] jpeg = striped(200, 100, 0, 0);
        byte[] turnedByItself = Samples.insert(jpeg, 2, Samples.segment(0xE1, join(ascii("Exif\0\0"), tiff(8))));
        Thumbnail thumbnail = thumbnail(new HeifBuilder()
                .item(PICTURE, "jpeg", turnedByItself, size(200, 100), turned(3))
                .exif(2, PICTURE, tiff(3))
                .build("mif1", PICTURE));
        assertThat(thumbnail.size()).isEqualTo(new Size(75, 150));
        assertThat(colour(thumbnail, 65, 75)).isEqualTo("red");
        assertThat(colour(thumbnail, 10, 75)).isEqualTo("blue");
    }

    @Test
    void codedJpeg_shouldBeCutAsTheFileSays() throws IOException {
        Thumbnail thumbnail = thumbnail(new HeifBuilder()
                .item(PICTURE, "jpeg", striped(200, 100, 0, 0), size(200, 100), cut(200, 50, 0, 25))
                .build("mif1", PICTURE));
        assertThat(thumbnail.size()).isEqualTo(new Size(150, 38));
        assertThat(thumbnail.originalSize()).isEqualTo(new Size(200, 50));
        assertThat(colour(thumbnail, 75, 4)).isEqualTo("blue");
    }

    @ParameterizedTest
    @CsvSource({"0,600,400,0,7,150,100", "0,400,600,40,0,80,120", "3,600,400,0,7,100,150"})
    void blackBars_shouldBeCutOff(
            int quarters, int width, int height, int wide, int high, int smallWidth, int smallHeight)
            throws IOException {
        byte[] exif = join(tiff(quarters == 0 ? 1 : 6), striped(160, 120, wide, high));
        Thumbnail thumbnail = thumbnail(new HeifBuilder()
                .item(PICTURE, "hvc1", CODED, size(width, height), turned(quarters))
                .exif(2, PICTURE, exif)
                .build("heic", PICTURE));
        assertThat(thumbnail.size()).isEqualTo(new Size(smallWidth, smallHeight));
        BufferedImage image = image(thumbnail);
        for (int x : new int[] {0, smallWidth - 1}) {
            for (int y : new int[] {0, smallHeight - 1}) {
                assertThat(colour(image.getRGB(x, y))).isIn("red", "blue");
            }
        }
    }

    /** A maker may show more in its thumbnail than in its picture. */
    @Test
    void barsThatAreNotBlack_shouldBeKept() throws IOException {
        byte[] exif = join(tiff(1), striped(160, 120, 0, 0));
        Thumbnail thumbnail = thumbnail(new HeifBuilder()
                .item(PICTURE, "hvc1", CODED, size(600, 400))
                .exif(2, PICTURE, exif)
                .build("heic", PICTURE));
        assertThat(thumbnail.size()).isEqualTo(new Size(133, 100));
        assertThat(thumbnail.originalSize()).isEqualTo(new Size(600, 400));
    }

    @Test
    void thumbnailItem_shouldLoseItsBarsToo() throws IOException {
        Thumbnail thumbnail = thumbnail(new HeifBuilder()
                .item(PICTURE, "hvc1", CODED, size(600, 400))
                .item(5, "jpeg", striped(160, 120, 0, 7), size(160, 120))
                .reference("thmb", 5, PICTURE)
                .build("heic", PICTURE));
        assertThat(thumbnail.size()).isEqualTo(new Size(150, 100));
    }

    /** What is no picture of the file, such as a part of a maker's own data, is not looked for. */
    @Test
    void jpegThatNothingSpeaksOf_shouldNotBeShown() throws IOException {
        byte[] file = new HeifBuilder()
                .item(PICTURE, "hvc1", CODED, size(600, 400))
                .item(5, "free", striped(160, 120, 0, 0))
                .build("heic", PICTURE);
        assertThat(outcome(file)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({"av01,avif,AVIF", "av01,mif1,AVIF", "j2k1,mif1,JPEG 2000-coded HEIF", "iovl,mif1,HEIF"})
    void pictureWithoutAPreview_shouldBeNamedByWhatItIs(String type, String brand, String name) throws IOException {
        Unreadable unreadable = (Unreadable) outcome(
                new HeifBuilder().item(PICTURE, type, CODED, size(600, 400)).build(brand, PICTURE));
        assertThat(unreadable.reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(unreadable.explanation())
                .contains("This " + name + " picture ")
                .endsWith(".");
    }

    /** Red above blue, with bars of so many pixels at its sides, or above and below. */
    private static byte[] striped(int width, int height, int wide, int high) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(wide, high, width - 2 * wide, height / 2 - high);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(wide, height / 2, width - 2 * wide, height / 2 - high);
        graphics.dispose();
        return new SamplePicture(image).jpeg();
    }

    private static byte[] tiff(int orientation) {
        return HexFormat.of()
                .parseHex("4d4d002a00000008" + "0001" + "0112" + "0003" + "00000001" + "000" + orientation + "0000"
                        + "00000000");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String colour(Thumbnail thumbnail, int x, int y) throws IOException {
        return colour(image(thumbnail).getRGB(x, y));
    }

    private static String colour(int rgb) {
        Color color = new Color(rgb);
        boolean red = color.getRed() > 180 && color.getBlue() < 60;
        boolean blue = color.getBlue() > 180 && color.getRed() < 60;
        return red ? "red" : blue ? "blue" : color.toString();
    }

    private static BufferedImage image(Thumbnail thumbnail) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(thumbnail.bytes()));
    }

    private Thumbnail thumbnail(byte[] file) throws IOException {
        return (Thumbnail) outcome(file);
    }

    private ThumbnailOutcome outcome(byte[] file) throws IOException {
        return thumbnailer.thumbnail(new ByteArrayInputStream(file), Size.square(150));
    }
}
