package io.contactsheet.imaging;

import static io.contactsheet.imaging.heif.HeifBuilder.box;
import static io.contactsheet.imaging.heif.HeifBuilder.bytes;
import static io.contactsheet.imaging.heif.HeifBuilder.cut;
import static io.contactsheet.imaging.heif.HeifBuilder.join;
import static io.contactsheet.imaging.heif.HeifBuilder.mirrored;
import static io.contactsheet.imaging.heif.HeifBuilder.size;
import static io.contactsheet.imaging.heif.HeifBuilder.turned;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.ThumbnailOutcome.Thumbnail;
import io.contactsheet.imaging.ThumbnailOutcome.Unreadable;
import io.contactsheet.imaging.heif.CodedSample;
import io.contactsheet.imaging.heif.HeifBuilder;
import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.imaging.testkit.SamplePicture;
import io.contactsheet.shared.size.Size;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HEIC files by the pictures that are coded in them. */
class HeicTest {

    private static final int PICTURE = 1;
    private static final CodedSample QUARTERS = CodedSample.quarters();
    private static final CodedSample WHITE = CodedSample.white();
    private static final Map<Character, Color> COLOURS = Map.of(
            'R', new Color(0xD02020),
            'G', new Color(0x20B040),
            'B', new Color(0x3040C0),
            'K', new Color(0x909090),
            'W', new Color(0xE0E0E0),
            '-', new Color(0x808080));

    private final Thumbnailer thumbnailer = new PictureThumbnailer(32L << 20);

    @ParameterizedTest
    @ValueSource(strings = {"quarters.heic", "ten-bits.heic", "half-chroma.heic"})
    void codedPicture_shouldHaveItsColours(String name) throws IOException {
        Thumbnail thumbnail = thumbnail(Samples.file(name), 32);
        assertThat(thumbnail.contentType()).isEqualTo("image/jpeg");
        assertThat(thumbnail.originalSize()).isEqualTo(new Size(64, 64));
        assertThat(corners(thumbnail)).isEqualTo("RGBK");
    }

    /** Who deploys a gallery may not want HEVC to be decoded. */
    @Test
    void codedPictureThatIsNotWanted_shouldBeRefusedWithASentence() throws IOException {
        ThumbnailOutcome outcome = new PictureThumbnailer(32L << 20)
                .withoutHeic()
                .thumbnail(new ByteArrayInputStream(Samples.file("quarters.heic")), Size.square(32));
        assertThat(outcome).isInstanceOfSatisfying(Unreadable.class, unreadable -> {
            assertThat(unreadable.reason()).isEqualTo(Reason.UNSUPPORTED);
            assertThat(unreadable.explanation()).contains("HEIC").endsWith("The photo itself is safe.");
        });
    }

    @Test
    void transparentPicture_shouldStayTransparent() throws IOException {
        Thumbnail thumbnail = thumbnail(Samples.file("alpha.heic"), 32);
        assertThat(thumbnail.contentType()).isEqualTo("image/png");
        BufferedImage image = image(thumbnail);
        assertThat(image.getRGB(6, 6) >>> 24).isLessThan(5);
        assertThat(image.getRGB(26, 6) >>> 24).isGreaterThan(250);
        assertThat(corners(thumbnail)).endsWith("GBK");
    }

    @ParameterizedTest
    @CsvSource({"0,0,BKRG", "0,1,GRKB", "1,0,RBGK", "1,1,KGBR", "3,1,RBGK", "2,0,GRKB"})
    void picture_shouldBeTurnedAndThenMirrored(int quarters, int mode, String corners) throws IOException {
        byte[] file = new HeifBuilder()
                .item(
                        PICTURE,
                        "hvc1",
                        QUARTERS.data(),
                        QUARTERS.configuration(),
                        size(64, 64),
                        turned(quarters),
                        mirrored(mode))
                .build("heic", PICTURE);
        assertThat(corners(thumbnail(file, 32))).isEqualTo(corners);
    }

    @Test
    void picture_shouldBeCutAsTheFileSays() throws IOException {
        byte[] file = new HeifBuilder()
                .item(PICTURE, "hvc1", QUARTERS.data(), QUARTERS.configuration(), size(64, 64), cut(64, 32, 0, 16))
                .build("heic", PICTURE);
        Thumbnail thumbnail = thumbnail(file, 32);
        assertThat(thumbnail.size()).isEqualTo(new Size(32, 16));
        assertThat(corners(thumbnail)).isEqualTo("BKBK");
    }

    /** 2 x 2 tiles of 64 x 64, of which those at the right and below reach beyond the picture. */
    @Test
    void tiles_shouldLieSideBySideAndBeCutAtTheEdges() throws IOException {
        byte[] file = grid(100, 96, QUARTERS.data(), WHITE.data(), QUARTERS.data(), WHITE.data());
        Thumbnail thumbnail = thumbnail(file, 50);
        assertThat(thumbnail.size()).isEqualTo(new Size(50, 48));
        assertThat(colours(thumbnail, 8, 8, 24, 8, 42, 8, 8, 24, 8, 40, 24, 40, 42, 40))
                .isEqualTo("RGWBRGW");
    }

    @Test
    void tileThatIsDamagedOrMissing_shouldBeGreyAndTheRestRight() throws IOException {
        byte[] file = grid(128, 128, QUARTERS.data(), new byte[30], WHITE.data());
        assertThat(colours(thumbnail(file, 64), 8, 8, 24, 24, 40, 8, 56, 24, 8, 40, 48, 48))
                .isEqualTo("RK--W-");
    }

    @Test
    void pictureOfWhichNothingCanBeRead_shouldBeRefused() throws IOException {
        byte[] file = grid(128, 128, new byte[30], new byte[30]);
        assertThat(unreadable(file).reason()).isEqualTo(Reason.CORRUPT);
    }

    @ParameterizedTest
    @CsvSource({"32,GRKB", "40,RGBK"})
    void smallestPictureWithEnoughPixels_shouldBeTaken(int box, String corners) throws IOException {
        byte[] file = new HeifBuilder()
                .item(PICTURE, "hvc1", QUARTERS.data(), QUARTERS.configuration(), size(64, 64))
                .item(
                        2,
                        "hvc1",
                        QUARTERS.data(),
                        QUARTERS.configuration(),
                        size(64, 64),
                        cut(36, 36, 0, 0),
                        mirrored(1))
                .reference("thmb", 2, PICTURE)
                .build("heic", PICTURE);
        assertThat(corners(thumbnail(file, box))).isEqualTo(corners);
    }

    /** Encoders make the sides of a thumbnail even, and cut it a little. */
    @Test
    void thumbnailOfNearlyTheShape_shouldBeTaken() throws IOException {
        byte[] file = new HeifBuilder()
                .item(PICTURE, "hvc1", WHITE.data(), WHITE.configuration(), size(1280, 854))
                .item(2, "hvc1", QUARTERS.data(), QUARTERS.configuration(), size(320, 212))
                .reference("thmb", 2, PICTURE)
                .build("heic", PICTURE);
        assertThat(colours(thumbnail(file, 150), 2, 2)).isEqualTo("R");
    }

    /** A maker may cut its thumbnail to another shape, or leave it unturned. */
    @Test
    void thumbnailOfAnotherShape_shouldNotBeTaken() throws IOException {
        byte[] file = new HeifBuilder()
                .item(PICTURE, "hvc1", QUARTERS.data(), QUARTERS.configuration(), size(64, 64))
                .item(2, "hvc1", WHITE.data(), WHITE.configuration(), size(64, 64), cut(64, 48, 0, 0))
                .reference("thmb", 2, PICTURE)
                .build("heic", PICTURE);
        assertThat(corners(thumbnail(file, 32))).isEqualTo("RGBK");
    }

    @Test
    void damagedThumbnail_shouldNotBeTaken() throws IOException {
        byte[] data = Arrays.copyOf(WHITE.data(), WHITE.data().length - 4);
        byte[] file = new HeifBuilder()
                .item(PICTURE, "hvc1", QUARTERS.data(), QUARTERS.configuration(), size(64, 64))
                .item(2, "hvc1", data, WHITE.configuration(), size(64, 64))
                .reference("thmb", 2, PICTURE)
                .build("heic", PICTURE);
        assertThat(corners(thumbnail(file, 32))).isEqualTo("RGBK");
    }

    @Test
    void pictureOfAnotherPicture_shouldBeTurnedOnceMore() throws IOException {
        byte[] file = new HeifBuilder()
                .item(2, "hvc1", QUARTERS.data(), QUARTERS.configuration(), size(64, 64), turned(1))
                .item(PICTURE, "iden", new byte[0], size(64, 64), turned(1))
                .reference("dimg", PICTURE, 2)
                .build("heic", PICTURE);
        assertThat(corners(thumbnail(file, 32))).isEqualTo("KBGR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iden", "grid"})
    void pictureOfItself_shouldBeRefused(String type) throws IOException {
        byte[] file = new HeifBuilder()
                .item(PICTURE, type, bytes(2, 0, 2, 0, 2, 64, 2, 64), size(64, 64))
                .reference("dimg", PICTURE, PICTURE)
                .build("heic", PICTURE);
        assertThat(unreadable(file).reason()).isEqualTo(Reason.CORRUPT);
    }

    @Test
    void picturesThatOverlap_shouldBeRefusedWithASentence() throws IOException {
        byte[] file = new HeifBuilder()
                .item(PICTURE, "iovl", new byte[20], size(64, 64))
                .build("heic", PICTURE);
        assertThat(unreadable(file).reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(unreadable(file).explanation()).contains("overlap").endsWith(".");
    }

    @Test
    void pictureThatIsSaidToBeHuge_shouldBeRefused() throws IOException {
        byte[] file = new HeifBuilder()
                .item(PICTURE, "hvc1", QUARTERS.data(), QUARTERS.configuration(), size(1 << 24, 1 << 24))
                .build("heic", PICTURE);
        assertThat(unreadable(file).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void pictureThatIsSaidToBeLarger_shouldBeGreyWhereThereIsNothing() throws IOException {
        byte[] file = new HeifBuilder()
                .item(PICTURE, "hvc1", QUARTERS.data(), QUARTERS.configuration(), size(128, 64))
                .build("heic", PICTURE);
        assertThat(colours(thumbnail(file, 64), 8, 8, 48, 16)).isEqualTo("R-");
    }

    @Test
    void profile_shouldBeUsed() throws IOException {
        byte[] profile = box("colr", join("prof".getBytes(StandardCharsets.US_ASCII), Profiles.displayP3()));
        byte[] file = new HeifBuilder()
                .item(PICTURE, "hvc1", QUARTERS.data(), QUARTERS.configuration(), size(64, 64), profile)
                .build("heic", PICTURE);
        Color red = new Color(image(thumbnail(file, 32)).getRGB(8, 8));
        assertThat(red.getRed()).isGreaterThan(220);
        assertThat(red.getGreen()).isLessThan(20);
    }

    /** Code points: with the same numbers, a range that starts at 16 is brighter, and BT.2020 has stronger colours. */
    @Test
    void codePointsOfTheFile_shouldBeUsed() throws IOException {
        Color narrow = new Color(image(thumbnail(coloured(1, 13, 6, 0), 32)).getRGB(24, 24));
        assertThat(narrow.getRed()).isBetween(146, 154);
        Color matrix = new Color(image(thumbnail(coloured(1, 13, 1, 0x80), 32)).getRGB(8, 8));
        assertThat(matrix.getRed()).isGreaterThan(220);
        Color primaries =
                new Color(image(thumbnail(coloured(9, 13, 6, 0x80), 32)).getRGB(24, 8));
        assertThat(primaries.getRed()).isLessThan(5);
    }

    private static byte[] coloured(int primaries, int transfer, int matrix, int range) {
        byte[] points = bytes(4, 0x6E636C78, 2, primaries, 2, transfer, 2, matrix, 1, range);
        return new HeifBuilder()
                .item(PICTURE, "hvc1", QUARTERS.data(), QUARTERS.configuration(), size(64, 64), box("colr", points))
                .build("heic", PICTURE);
    }

    /** Its own thumbnail tells that Exif metadata were taken over with a picture that was stored as it was. */
    @ParameterizedTest
    @CsvSource({"false,RGBK", "true,BRKG"})
    void orientationOfExif_shouldCountWhereItsThumbnailLiesAsThePictureDoes(boolean alike, String corners)
            throws IOException {
        byte[] tiff = HexFormat.of()
                .parseHex("4d4d002a00000008" + "0001" + "0112" + "0003" + "00000001" + "00060000" + "00000000");
        byte[] file = new HeifBuilder()
                .item(PICTURE, "hvc1", QUARTERS.data(), QUARTERS.configuration(), size(64, 64))
                .exif(
                        2,
                        PICTURE,
                        join(tiff, SamplePicture.landscape(alike ? 16 : 32, 16).jpeg()))
                .build("heic", PICTURE);
        assertThat(corners(thumbnail(file, 32))).isEqualTo(corners);
    }

    /** Tiles of 64 x 64, two in a row. */
    private static byte[] grid(int width, int height, byte[]... tiles) {
        HeifBuilder builder = new HeifBuilder()
                .item(PICTURE, "grid", bytes(1, 0, 1, 0, 1, 1, 1, 1, 2, width, 2, height), size(width, height));
        int[] numbers = new int[tiles.length];
        for (int i = 0; i < tiles.length; i++) {
            numbers[i] = 10 + i;
            builder.item(numbers[i], "hvc1", tiles[i], QUARTERS.configuration(), size(64, 64));
        }
        return builder.reference("dimg", PICTURE, numbers).build("heic", PICTURE);
    }

    /** The colours of the quarters of a picture, by their letters. */
    private static String corners(Thumbnail thumbnail) throws IOException {
        int right = thumbnail.size().width() - 6;
        int low = thumbnail.size().height() - 6;
        return colours(thumbnail, 5, 5, right, 5, 5, low, right, low);
    }

    /** The colours at these places, by their letters. */
    private static String colours(Thumbnail thumbnail, int... places) throws IOException {
        BufferedImage image = image(thumbnail);
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < places.length; i += 2) {
            letters.append(letter(new Color(image.getRGB(places[i], places[i + 1]))));
        }
        return letters.toString();
    }

    private static String letter(Color color) {
        return COLOURS.entrySet().stream()
                .filter(known -> distance(known.getValue(), color) < 12)
                .map(known -> known.getKey().toString())
                .findFirst()
                .orElse(color.toString());
    }

    private static int distance(Color one, Color other) {
        return Math.max(
                Math.abs(one.getRed() - other.getRed()),
                Math.max(Math.abs(one.getGreen() - other.getGreen()), Math.abs(one.getBlue() - other.getBlue())));
    }

    private static BufferedImage image(Thumbnail thumbnail) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(thumbnail.bytes()));
    }

    private Thumbnail thumbnail(byte[] file, int box) throws IOException {
        return (Thumbnail) thumbnailer.thumbnail(new ByteArrayInputStream(file), Size.square(box));
    }

    private Unreadable unreadable(byte[] file) throws IOException {
        return (Unreadable) thumbnailer.thumbnail(new ByteArrayInputStream(file), Size.square(150));
    }
}
