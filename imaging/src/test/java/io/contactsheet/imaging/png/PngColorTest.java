package io.contactsheet.imaging.png;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.PictureThumbnailer;
import io.contactsheet.imaging.Profiles;
import io.contactsheet.imaging.ThumbnailOutcome.Thumbnail;
import io.contactsheet.shared.size.Size;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chunks that tell what the numbers of a PNG file mean, and which of them counts. */
class PngColorTest {

    private static final int COLOR = 0xC86450;

    /** What {@link #COLOR} of Display P3 is in sRGB. */
    private static final int FROM_P3 = 0xDB5F4A;

    private static final byte[] P3 = cicp(12, 13, 0, 1);
    private static final byte[] LINEAR = gamma(100_000);
    private static final byte[] SRGB = PngFiles.chunk("sRGB", new byte[1]);

    /** Linear light, as sRGB. */
    private static final int FROM_LINEAR = 0xE5A998;

    @Test
    void codePointsOfAWideGamut_shouldBecomeSrgb() throws Exception {
        assertNear(shown(COLOR, P3), FROM_P3);
        assertNear(shown(COLOR, profile()), FROM_P3);
        assertNear(shown(COLOR, chrm(31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000)), FROM_P3);
    }

    @Test
    void firstOfTheOrderThatMakesSense_shouldCount() throws Exception {
        assertNear(shown(COLOR), COLOR);
        assertNear(shown(COLOR, LINEAR), FROM_LINEAR);
        assertNear(shown(COLOR, LINEAR, SRGB), COLOR);
        assertNear(shown(COLOR, SRGB, profile()), FROM_P3);
        assertNear(shown(COLOR, profile(), cicp(1, 13, 0, 1)), COLOR);
        assertNear(shown(COLOR, cicp(1, 8, 0, 1), SRGB, profile()), FROM_LINEAR);
    }

    @Test
    void chunkThatMakesNoSense_shouldLeaveTheWordToTheNext() throws Exception {
        for (byte[] none : List.of(
                cicp(2, 13, 0, 1),
                cicp(99, 13, 0, 1),
                cicp(12, 0, 0, 1),
                cicp(12, 9, 0, 1),
                cicp(12, 13, 1, 1),
                PngFiles.chunk("cICP", new byte[] {12, 13, 0}))) {
            assertNear(shown(COLOR, none, LINEAR), FROM_LINEAR);
        }
        byte[] damaged = PngFiles.chunk("iCCP", "p3\0\0damaged".getBytes(StandardCharsets.US_ASCII));
        assertNear(shown(COLOR, damaged, LINEAR), FROM_LINEAR);
        for (int nonsense : new int[] {0, 1, -1, Integer.MAX_VALUE}) {
            assertNear(shown(COLOR, gamma(nonsense)), COLOR);
        }
        assertNear(shown(COLOR, chrm(0, 0, 0, 0, 0, 0, 0, 0)), COLOR);
        assertNear(shown(COLOR, chrm(31270, 32900, 30000, 30000, 30000, 30000, 30000, 30000)), COLOR);
        assertNear(shown(COLOR, PngFiles.chunk("cHRM", new byte[5])), COLOR);
    }

    @Test
    void usualGammaAndPrimaries_shouldChangeNothing() throws Exception {
        byte[] primaries = chrm(31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000);
        assertThat(shown(COLOR, gamma(45455), primaries)).isEqualTo(0xFF000000 | COLOR);
        assertThat(shown(COLOR, gamma(45455))).isEqualTo(0xFF000000 | COLOR);
    }

    @Test
    void narrowRange_shouldBeWidened() throws Exception {
        assertNear(shown(0xEB1080, cicp(1, 13, 0, 0)), 0xFF0082);
    }

    /** Colours of sRGB, coded by hand on the two scales, with white at 203 candela. */
    @ParameterizedTest
    @CsvSource({
        "16, 949494, FFFFFF", // PQ: 203 candela
        "16, 686868, 757575", // 36.5 candela, a light of 0.18
        "18, BFBFBF, FFFFFF", // HLG: three quarters
        "18, 737373, 7A7A7A",
        "18, 424242, 404040"
    })
    void greysOfHighDynamicRange_shouldBeThoseOfTheScene(int transfer, String coded, String shown) throws Exception {
        int pixel = shown(Integer.parseInt(coded, 16), cicp(9, transfer, 0, 1));
        assertNear(pixel, Integer.parseInt(shown, 16));
    }

    @Test
    void primariesOfBt2020_shouldBecomeThoseOfSrgb() throws Exception {
        // The red of sRGB at 203 candela is 0.627, 0.069, 0.016 of BT.2020's primaries.
        int pixel = shown(0x885338, cicp(9, 16, 0, 1));
        assertThat(pixel >> 16 & 0xFF).isGreaterThan(0xFA);
        assertThat(pixel >> 8 & 0xFF).isLessThan(0x14);
        assertThat(pixel & 0xFF).isLessThan(0x14);
    }

    @Test
    void whatIsBrighterThanWhite_shouldKeepItsSteps() throws Exception {
        int[] coded = {0x68, 0x94, 0xA5, 0xB5}; // 36, 203, 440 and 900 candela.
        List<byte[]> colors = new ArrayList<>();
        for (int level : coded) {
            colors.add(new byte[] {(byte) level, (byte) level, (byte) level});
        }
        byte[] file = columns(colors, cicp(9, 16, 0, 1));
        int[] levels = new int[coded.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = pixel(file, 6 * i + 3) & 0xFF;
        }
        assertThat(levels).isSorted().doesNotHaveDuplicates();
        assertThat(levels[0]).isBetween(0x70, 0x78);
        assertThat(levels[1]).isBetween(0xE0, 0xF0);
        assertThat(levels[3]).isGreaterThan(0xFA);
    }

    @Test
    void numbersAboutTheDisplay_shouldChangeNothing() throws Exception {
        byte[] display = PngFiles.chunk("mDCV", new byte[24]);
        byte[] light = PngFiles.chunk("cLLI", new byte[8]);
        assertThat(shown(0x686868, cicp(9, 16, 0, 1), display, light)).isEqualTo(shown(0x686868, cicp(9, 16, 0, 1)));
    }

    private static byte[] cicp(int primaries, int transfer, int matrix, int range) {
        return PngFiles.chunk("cICP", new byte[] {(byte) primaries, (byte) transfer, (byte) matrix, (byte) range});
    }

    private static byte[] gamma(int value) {
        return PngFiles.chunk("gAMA", ByteBuffer.allocate(4).putInt(value).array());
    }

    private static byte[] chrm(int... values) {
        ByteBuffer data = ByteBuffer.allocate(32);
        for (int value : values) {
            data.putInt(value);
        }
        return PngFiles.chunk("cHRM", data.array());
    }

    private static byte[] profile() {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes("p3\0\0".getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(PngFiles.packed(Profiles.displayP3()));
        return PngFiles.chunk("iCCP", chunk.toByteArray());
    }

    /** Columns of six pixels of each colour. */
    private static byte[] columns(List<byte[]> colors, byte[] chunk) {
        ByteBuffer row = ByteBuffer.allocate(1 + 18 * colors.size()).put((byte) 0);
        colors.forEach(color -> {
            for (int i = 0; i < 6; i++) {
                row.put(color);
            }
        });
        byte[] plain = PngFiles.plain(1, 1, 0, List.of(), List.of());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(plain, 0, 8);
        png.writeBytes(PngFiles.header(6 * colors.size(), 1, 8, 2));
        png.writeBytes(chunk);
        png.writeBytes(PngFiles.chunk("IDAT", PngFiles.packed(row.array())));
        png.writeBytes(PngFiles.chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static int shown(int rgb, byte[]... chunks) throws Exception {
        return pixel(PngFiles.plain(4, 2, rgb, List.of(chunks), List.of()), 1);
    }

    private static int pixel(byte[] file, int x) throws Exception {
        Thumbnail thumbnail =
                (Thumbnail) new PictureThumbnailer(1 << 26).thumbnail(new ByteArrayInputStream(file), Size.square(150));
        return ImageIO.read(new ByteArrayInputStream(thumbnail.bytes())).getRGB(x, 0);
    }

    private static void assertNear(int actual, int expected) {
        for (int shift = 0; shift < 24; shift += 8) {
            assertThat((actual >> shift & 0xFF) - (expected >> shift & 0xFF))
                    .as("%06x is near %06x", actual & 0xFFFFFF, expected)
                    .isBetween(-4, 4);
        }
    }
}
