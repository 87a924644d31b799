package io.contactsheet.imaging.webp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.contactsheet.imaging.Samples;
import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.resize.PixelReducer;
import io.contactsheet.imaging.resize.RowOrder;
import io.contactsheet.shared.size.Size;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebpDecoderTest {

    private static final long MEMORY = 16L << 20;

    /** The sums are of pixels that libwebp's dwebp has decoded: alpha, red, green, blue; zeros where alpha is zero. */
    @ParameterizedTest
    @CsvSource(
            value = {
                "alpha-gradient, 29, 23, B662ED24",
                "alpha-horizontal, 29, 23, B662ED24",
                "alpha-none, 29, 23, B662ED24",
                "alpha-packed, 29, 23, B662ED24",
                "alpha-vertical, 29, 23, B662ED24",
                "animated, 60, 44, C0219E86",
                "filter-by-mode, 65, 34, 5735FD14",
                "lossless-16-colours, 37, 21, 9F759DE1",
                "lossless-2-colours, 37, 21, 442A8519",
                "lossless-4-colours, 37, 21, 2BB32F1A",
                "lossless-60-colours, 37, 21, EA55F820",
                "lossless-alpha, 30, 30, B8CF84E1",
                "lossless-groups, 96, 64, 8A33E8E7",
                "lossless-photo, 61, 40, B92267EA",
                "noise, 18, 17, 93390F6B",
                "normal-filter, 53, 37, E8C36F3A",
                "partitions, 41, 131, A1EDC90B",
                "segments, 75, 50, 2F0AB199",
                "simple-filter, 53, 37, 9A7A7C72",
                "single-pixel, 1, 1, 0588F28D",
                "unfiltered, 33, 49, E1D83A13"
            })
    void everyKind_shouldHaveThePixelsOfLibwebp(String name, int width, int height, String sum) throws Exception {
        WebpDecoder decoder = WebpDecoder.open(file(name));
        assertThat(decoder.size()).isEqualTo(new Size(width, height));
        CRC32 crc = new CRC32();
        for (int[] row : rows(decoder)) {
            ByteBuffer bytes = ByteBuffer.allocate(4 * row.length);
            for (int pixel : row) {
                bytes.putInt(pixel >>> 24 == 0 ? 0 : pixel);
            }
            crc.update(bytes.array());
        }
        assertThat(String.format("%08X", crc.getValue())).isEqualTo(sum);
    }

    /** What is left out must not show: averages of cells are those of the pixels. */
    @ParameterizedTest
    @CsvSource({"segments, 14", "partitions, 12", "normal-filter, 5", "simple-filter, 13", "unfiltered, 4"})
    void reducedPicture_shouldHaveTheAveragesOfItsPixels(String name, int scale) throws Exception {
        WebpDecoder decoder = WebpDecoder.open(file(name));
        Size whole = decoder.size();
        Size small = new Size(Math.ceilDiv(whole.width(), scale), Math.ceilDiv(whole.height(), scale));
        PixelReducer reduced = new PixelReducer(whole, small, true, RowOrder.TOP_DOWN);
        decoder.decode(reduced, MEMORY);
        PixelReducer exact = new PixelReducer(whole, small, true, RowOrder.TOP_DOWN);
        List<int[]> rows = rows(decoder);
        for (int y = 0; y < rows.size(); y++) {
            exact.addRow(y, rows.get(y));
        }
        int[] actual = reduced.result();
        int[] expected = exact.result();
        for (int i = 0; i < actual.length; i++) {
            assertThat(luma(actual[i])).isCloseTo(luma(expected[i]), within(4.0));
        }
        for (int shift = 0; shift < Integer.SIZE; shift += 8) {
            assertThat(mean(actual, shift)).isCloseTo(mean(expected, shift), within(1.5));
        }
    }

    private static double luma(int pixel) {
        return 0.299 * (pixel >> 16 & 0xFF) + 0.587 * (pixel >> 8 & 0xFF) + 0.114 * (pixel & 0xFF);
    }

    private static double mean(int[] pixels, int shift) {
        return Arrays.stream(pixels)
                .map(pixel -> pixel >> shift & 0xFF)
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"segments", "partitions", "unfiltered", "lossless-photo", "lossless-16-colours"})
    void cutPicture_shouldHaveTheRowsThatAreThere(String name) throws Exception {
        byte[] file = file(name);
        List<int[]> whole = rows(WebpDecoder.open(file));
        List<int[]> some = rows(WebpDecoder.open(Arrays.copyOf(file, file.length * 3 / 4)));
        assertThat(some).hasSizeLessThan(whole.size()).hasSizeGreaterThan(whole.size() / 8);
        assertThat(some.getFirst()).isEqualTo(whole.getFirst());
    }

    @Test
    void cutTransparency_shouldBeOpaqueFromThereOn() throws Exception {
        byte[] file = file("alpha-none");
        int alpha = Samples.find(file, 'A', 'L', 'P', 'H');
        int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(alpha + 4);
        int header = 1;
        int rowBytes = 29;
        int left = header + 10 * rowBytes;
        byte[] cut = new byte[file.length - (length - left)];
        System.arraycopy(file, 0, cut, 0, alpha + 8 + left);
        System.arraycopy(file, alpha + 8 + length, cut, alpha + 8 + left, file.length - alpha - 8 - length);
        ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN).putInt(alpha + 4, left);
        cut = left % 2 == 0 ? cut : Samples.insert(cut, alpha + 8 + left, new byte[1 - length % 2]);
        List<int[]> whole = rows(WebpDecoder.open(file));
        List<int[]> some = rows(WebpDecoder.open(cut));
        assertThat(some.get(9)).isEqualTo(whole.get(9));
        assertThat(Arrays.stream(some.get(10)).map(pixel -> pixel >>> 24)).containsOnly(255);
    }

    /** All of the size that there can be, and nothing behind the header. */
    @ParameterizedTest
    @ValueSource(strings = {"segments", "simple-filter"})
    void lossyPictureThatIsAHeaderAlone_shouldBeCorruptSoon(String name) throws Exception {
        byte[] file = file(name);
        int header = Samples.find(file, 0x9D, 0x01, 0x2A) + 3;
        ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(header, (short) 16383)
                .putShort(header + 2, (short) 16383);
        WebpDecoder decoder = WebpDecoder.open(Arrays.copyOf(file, header + 20));
        assertThat(decoder.size()).isEqualTo(new Size(16383, 16383));
        assertThatExceptionOfType(UnreadablePictureException.class)
                .isThrownBy(() -> rows(decoder))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.CORRUPT));
    }

    @Test
    void losslessTablesBeyondTheMemory_shouldBeTooLarge() throws Exception {
        byte[] file = file("lossless-photo");
        int header = Samples.find(file, 'V', 'P', '8', 'L') + 9;
        ByteBuffer data = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(header, data.getInt(header) | 0x0FFFFFFF);
        WebpDecoder decoder = WebpDecoder.open(file);
        assertThat(decoder.size()).isEqualTo(new Size(16384, 16384));
        assertThatExceptionOfType(UnreadablePictureException.class)
                .isThrownBy(() -> rows(decoder))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    private static byte[] file(String name) {
        return Samples.file("webp-" + name + ".webp");
    }

    private static List<int[]> rows(WebpDecoder decoder) throws UnreadablePictureException {
        List<int[]> rows = new ArrayList<>();
        ArgbRows sink = (y, argb) -> rows.add(argb.clone());
        decoder.decode(sink, MEMORY);
        return rows;
    }
}
