package io.contactsheet.imaging.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.Samples;
import io.contactsheet.imaging.picture.Reason;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that libjpeg recoded without loss, against the files that they were. */
class ArithmeticCodingTest {

    @ParameterizedTest
    @CsvSource({
        "arithmetic.jpg,baseline-2x2.jpg",
        "arithmetic-restart.jpg,one-scan-a-component.jpg",
        "arithmetic-progressive.jpg,baseline-2x2.jpg"
    })
    void recodedPicture_shouldBeTheSame(String recoded, String original) throws Exception {
        for (JpegScale scale : List.of(JpegScale.EIGHTH, JpegScale.FULL)) {
            assertSame(
                    JpegDecoderTest.decode(Samples.file(recoded), scale),
                    JpegDecoderTest.decode(Samples.file(original), scale),
                    scale == JpegScale.FULL ? 0 : 1);
        }
    }

    @Test
    void otherConditioning_shouldMeanAnotherPicture() throws Exception {
        byte[] file = Samples.file("arithmetic.jpg");
        byte[] conditioning = Samples.segment(0xCC, new byte[] {0, 0x52, 0x10, 1});
        byte[] other = Samples.insert(file, Samples.find(file, 0xFF, 0xDA), conditioning);
        assertThat(rows(other)).isNotEqualTo(rows(file));
        byte[] usual = Samples.segment(0xCC, new byte[] {0, 0x10, 0x10, 5});
        byte[] same = Samples.insert(file, Samples.find(file, 0xFF, 0xDA), usual);
        assertThat(rows(same)).isEqualTo(rows(file));
    }

    @Test
    void impossibleConditioning_shouldBeDamaged() {
        byte[] file = Samples.file("arithmetic.jpg");
        byte[] conditioning = Samples.segment(0xCC, new byte[] {0, 0x05});
        byte[] damaged = Samples.insert(file, Samples.find(file, 0xFF, 0xDA), conditioning);
        assertThat(JpegDamageTest.reasonOf(() -> rows(damaged))).isEqualTo(Reason.CORRUPT);
    }

    @ParameterizedTest
    @CsvSource({"arithmetic.jpg", "arithmetic-restart.jpg", "arithmetic-progressive.jpg"})
    void cutFile_shouldShowWhatIsThere(String name) throws Exception {
        byte[] file = Samples.file(name);
        List<int[]> whole = JpegDecoderTest.decode(file, JpegScale.EIGHTH).getFirst();
        int data = Samples.find(file, 0xFF, 0xDA) + 14;
        byte[] cut = Arrays.copyOf(file, data + (file.length - data) / 2);
        List<int[]> rest = JpegDecoderTest.decode(cut, JpegScale.EIGHTH).getFirst();
        assertThat(rest.getFirst()[0] - whole.getFirst()[0]).isBetween(-2, 2);
        assertThat(JpegDamageTest.reasonOf(() -> JpegDecoderTest.decode(Arrays.copyOf(file, data), JpegScale.EIGHTH)))
                .isEqualTo(Reason.CORRUPT);
    }

    @Test
    void pictureOfTheLargestSizeWithoutData_shouldEndEarly() throws Exception {
        byte[] huge = Samples.file("arithmetic.jpg");
        int frame = Samples.find(huge, 0xFF, 0xC9);
        Arrays.fill(huge, frame + 5, frame + 9, (byte) 0xFF);
        assertThat(JpegDecoderTest.decode(huge, JpegScale.EIGHTH).getFirst().getLast())
                .containsOnly(128);
    }

    private static List<String> rows(byte[] file) throws Exception {
        return JpegDecoderTest.decode(file, JpegScale.FULL).stream()
                .flatMap(List::stream)
                .map(Arrays::toString)
                .toList();
    }

    private static void assertSame(List<List<int[]>> actual, List<List<int[]>> expected, int most) {
        for (int component = 0; component < 3; component++) {
            for (int y = 0; y < expected.get(component).size(); y++) {
                int[] row = actual.get(component).get(y);
                for (int x = 0; x < row.length; x++) {
                    assertThat(row[x] - expected.get(component).get(y)[x])
                            .as("component %s at %s,%s", component, x, y)
                            .isBetween(-most, most);
                }
            }
        }
    }
}
