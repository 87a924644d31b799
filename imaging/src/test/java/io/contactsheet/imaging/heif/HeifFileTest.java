package io.contactsheet.imaging.heif;

import static io.contactsheet.imaging.heif.HeifBuilder.bytes;
import static io.contactsheet.imaging.heif.HeifBuilder.cut;
import static io.contactsheet.imaging.heif.HeifBuilder.mirrored;
import static io.contactsheet.imaging.heif.HeifBuilder.size;
import static io.contactsheet.imaging.heif.HeifBuilder.turned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.contactsheet.imaging.picture.Area;
import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.shared.size.Size;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeifFileTest {

    private static final byte[] DATA = "a picture".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SIZE = size(60, 40);

    @Test
    void item_shouldBeFoundInTheFile() throws UnreadablePictureException {
        byte[] file = new HeifBuilder()
                .item(1, "free", new byte[5])
                .item(2, "jpeg", DATA, SIZE)
                .build("mif1", 2);
        assertThat(open(file).jpegs())
                .singleElement()
                .satisfies(jpeg -> assertThat(jpeg.data().copy()).isEqualTo(DATA));
        assertThat(open(file).uprightSize()).isEqualTo(new Size(60, 40));
    }

    @Test
    void item_shouldBePutTogetherOfPiecesOfTheDataBox() throws UnreadablePictureException {
        byte[] file = new HeifBuilder()
                .dataBox("picture a ".getBytes(StandardCharsets.US_ASCII))
                .placed(1, "jpeg", 1, new long[] {8, 2, 0, 7}, SIZE)
                .build("mif1", 1);
        assertThat(text(file)).isEqualTo("a picture");
    }

    @Test
    void item_shouldBeTakenFromAnotherItem() throws UnreadablePictureException {
        byte[] file = new HeifBuilder()
                .item(7, "free", "not a picture".getBytes(StandardCharsets.US_ASCII))
                .placed(1, "jpeg", 2, new long[] {4, 0}, SIZE)
                .reference("iloc", 1, 7)
                .build("mif1", 1);
        assertThat(text(file)).isEqualTo("a picture");
    }

    @Test
    void itemThatIsTakenFromItself_shouldBeEmpty() throws UnreadablePictureException {
        byte[] file = new HeifBuilder()
                .placed(1, "jpeg", 2, new long[] {0, 0, 0, 0}, SIZE)
                .reference("iloc", 1, 1)
                .build("mif1", 1);
        assertThat(text(file)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1 << 20, 0xFFFFFFFFL})
    void itemOutsideOfTheFile_shouldBeEmpty(long offset) throws UnreadablePictureException {
        byte[] file = new HeifBuilder()
                .placed(1, "jpeg", 0, new long[] {offset, 0xFFFFFFFFL}, SIZE)
                .build("mif1", 1);
        assertThat(text(file)).isEmpty();
    }

    @Test
    void manyTimesTheWholeFile_shouldNotBeHeld() throws UnreadablePictureException {
        byte[] file = new HeifBuilder()
                .placed(1, "jpeg", 0, new long[2 * 20_000], SIZE)
                .build("mif1", 1);
        assertThat(open(file).jpegs().getFirst().data().length()).isBetween(1, file.length);
    }

    @ParameterizedTest
    @CsvSource({"0,TOP_LEFT", "1,LEFT_BOTTOM", "2,BOTTOM_RIGHT", "3,RIGHT_TOP"})
    void turns_shouldBeAntiClockwise(int quarters, Orientation orientation) {
        assertThat(presentation(turned(quarters)).orientation()).isEqualTo(orientation);
    }

    @Test
    void transformations_shouldBeAppliedInTheirOrder() {
        assertThat(presentation(turned(1), mirrored(1)).orientation()).isEqualTo(Orientation.RIGHT_BOTTOM);
        assertThat(presentation(mirrored(1), turned(1)).orientation()).isEqualTo(Orientation.LEFT_TOP);
    }

    @Test
    void cut_shouldBeOfTheCodedPicture() {
        assertThat(presentation(cut(20, 10, 5, -15), turned(1)).area()).isEqualTo(new Area(25, 0, new Size(20, 10)));
        assertThat(presentation(turned(1), cut(10, 20, -15, -5)).area()).isEqualTo(new Area(25, 0, new Size(20, 10)));
    }

    @ParameterizedTest
    @CsvSource({"0,0,0,0", "100,100,0,0", "2147483647,1,2147483647,0", "-5,-5,-2147483648,-1"})
    void cutThatMakesNoSense_shouldLeaveSomething(int width, int height, int right, int down) {
        Area area = presentation(cut(width, height, right, down)).area();
        assertThat(area.x() + area.size().width()).isBetween(1, 60);
        assertThat(area.y() + area.size().height()).isBetween(1, 40);
    }

    @Test
    void fileCutAnywhere_shouldBeReadOrRefused() {
        byte[] file = new HeifBuilder()
                .dataBox(DATA)
                .placed(1, "jpeg", 1, new long[] {0, 9}, SIZE, turned(3))
                .item(2, "jpeg", DATA, SIZE)
                .reference("thmb", 2, 1)
                .exif(3, 1, DATA)
                .build("mif1", 1);
        for (int length = 0; length < file.length; length++) {
            read(Arrays.copyOf(file, length));
        }
        for (int at = 0; at < file.length; at++) {
            for (int value : new int[] {0, 1, 0x7F, 0x80, 0xFF}) {
                byte[] changed = file.clone();
                changed[at] = (byte) value;
                read(changed);
            }
        }
    }

    /** Whatever stands in it, it is one or the other. */
    private static void read(byte[] file) {
        try {
            HeifFile.open(file).ifPresent(heif -> {
                assertThat(heif.uprightSize().pixels()).isPositive();
                heif.jpegs().forEach(jpeg -> assertThat(jpeg.data().length()).isNotNegative());
                heif.exif().ifPresent(exif -> assertThat(exif.length).isLessThan(file.length));
            });
        } catch (UnreadablePictureException e) {
            assertThat(e.explanation()).endsWith(".");
        }
    }

    @Test
    void fileWithoutAPrimaryPicture_shouldBeRefused() {
        byte[] file = new HeifBuilder().item(1, "jpeg", DATA, SIZE).build("mif1", 9);
        assertThatThrownBy(() -> HeifFile.open(file)).isInstanceOf(UnreadablePictureException.class);
    }

    @Test
    void fileOfOtherBoxes_shouldBeOfAnotherKind() throws UnreadablePictureException {
        byte[] film =
                HeifBuilder.join(HeifBuilder.box("ftyp", bytes(4, 0x69736F6D)), HeifBuilder.box("moov", new byte[20]));
        assertThat(HeifFile.open(film)).isEmpty();
        assertThat(FileBrand.name(film)).isEqualTo("video");
    }

    private static Presentation presentation(byte[]... properties) {
        byte[] all = HeifBuilder.join(properties);
        return Presentation.of(new Size(60, 40), Box.list(all, 0, all.length));
    }

    private static String text(byte[] file) throws UnreadablePictureException {
        List<EmbeddedJpeg> jpegs = open(file).jpegs();
        return new String(jpegs.getFirst().data().copy(), StandardCharsets.US_ASCII);
    }

    private static HeifFile open(byte[] file) throws UnreadablePictureException {
        return HeifFile.open(file).orElseThrow();
    }
}
