package io.contactsheet.imaging.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.resize.PixelReducer;
import io.contactsheet.shared.size.Size;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PNG files say beside their pixels, in chunks of any length. */
class PngMetadataTest {

    private static final Size SIZE = new Size(4, 2);
    private static final String TURNED = "<rdf:Description tiff:Orientation=\"6\"/>";

    @ParameterizedTest
    @CsvSource({"0,false", "1000,false", "65400,false", "9000000,false", "1000,true", "9000000,true"})
    void orientationInXmpOfAnyLength_shouldBeFoundWhereverItStands(int length, boolean packed) throws Exception {
        assertThat(orientation(xmp(" ".repeat(length) + TURNED, packed))).isEqualTo(Orientation.RIGHT_TOP);
        assertThat(orientation(xmp(TURNED + " ".repeat(length), packed))).isEqualTo(Orientation.RIGHT_TOP);
    }

    @Test
    void orientationOnTheSeamOfTwoPieces_shouldBeFound() throws Exception {
        for (int length = 65536 - TURNED.length() - 3; length < 65536 + 3; length++) {
            assertThat(orientation(xmp("-".repeat(length) + TURNED, false))).isEqualTo(Orientation.RIGHT_TOP);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiff:Orientation='6'",
                "tiff:Orientation = \"6\"",
                "<tiff:Orientation>6</tiff:Orientation>",
                "<tiff:Orientation> 6 </tiff:Orientation>"
            })
    void orientationInAnyWayOfWriting_shouldBeFound(String text) throws Exception {
        assertThat(orientation(xmp(text, false))).isEqualTo(Orientation.RIGHT_TOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiff:Orientation='66'", "tiff:Orientation='9'", "tiff:Orientation=''", "Orientation='6'"})
    void otherText_shouldNotTurnThePicture(String text) throws Exception {
        assertThat(orientation(xmp(text, false))).isEqualTo(Orientation.TOP_LEFT);
    }

    @Test
    void damagedPacket_shouldNotHarmThePicture() throws Exception {
        byte[] whole = xmpData(TURNED, true);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = PngFiles.chunk("iTXt", Arrays.copyOf(whole, length));
            assertThat(pixels(PngFiles.plain(4, 2, 0x123456, List.of(cut), List.of(cut))))
                    .containsOnly(0xFF123456);
        }
        byte[] damaged = whole.clone();
        damaged[25] ^= 0x55;
        assertThat(orientation(PngFiles.chunk("iTXt", damaged))).isEqualTo(Orientation.TOP_LEFT);
    }

    @Test
    void exifAboveTheUsualLength_shouldBeRead() throws Exception {
        byte[] exif = new byte[200_000];
        byte[] turned = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6};
        System.arraycopy(turned, 0, exif, 0, turned.length);
        assertThat(orientation(PngFiles.chunk("eXIf", exif))).isEqualTo(Orientation.RIGHT_TOP);
    }

    @Test
    void pngOfApplesTools_shouldBeNamed() {
        byte[] file = PngFiles.plain(4, 2, 0, List.of(), List.of());
        ByteArrayOutputStream apple = new ByteArrayOutputStream();
        apple.write(file, 0, 8);
        apple.writeBytes(PngFiles.chunk("CgBI", new byte[4]));
        apple.write(file, 8, file.length - 8);
        assertThatExceptionOfType(UnreadablePictureException.class)
                .isThrownBy(() -> PngDecoder.open(new ByteArrayInputStream(apple.toByteArray())))
                .withMessageContaining("CgBI")
                .matches(e -> e.reason() == Reason.UNSUPPORTED);
    }

    private static byte[] xmp(String text, boolean packed) {
        return PngFiles.chunk("iTXt", xmpData(text, packed));
    }

    private static byte[] xmpData(String text, boolean packed) {
        byte[] packet = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes("XML:com.adobe.xmp\0".getBytes(StandardCharsets.US_ASCII));
        data.write(packed ? 1 : 0);
        data.writeBytes(new byte[3]);
        data.writeBytes(packed ? PngFiles.packed(packet) : packet);
        return data.toByteArray();
    }

    private static Orientation orientation(byte[] chunk) throws Exception {
        byte[] file = PngFiles.plain(4, 2, 0, List.of(chunk), List.of());
        return PngDecoder.open(new ByteArrayInputStream(file)).orientation();
    }

    private static int[] pixels(byte[] file) throws Exception {
        PngDecoder decoder = PngDecoder.open(new ByteArrayInputStream(file));
        PixelReducer reducer = new PixelReducer(SIZE, SIZE, true, decoder.order());
        decoder.decode(reducer, 1 << 20);
        return reducer.result();
    }
}
