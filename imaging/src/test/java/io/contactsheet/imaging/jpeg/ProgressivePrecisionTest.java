package io.contactsheet.imaging.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.testkit.JpegCoding;
import io.contactsheet.imaging.testkit.SamplePicture;
import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Progressive files against baseline files of the same coefficients. */
class ProgressivePrecisionTest {

    @ParameterizedTest
    @CsvSource({
        "EIGHTH,0.3",
        "EIGHTH,0.9",
        "QUARTER,0.3",
        "QUARTER,0.75",
        "QUARTER,0.9",
        "QUARTER,1",
        "HALF,0.3",
        "HALF,0.75",
        "HALF,0.9",
        "HALF,1"
    })
    void bitsThatAreNotRead_shouldHardlyShow(JpegScale scale, float quality) throws Exception {
        List<List<int[]>> all = JpegDecoderTest.decode(file(false, quality), scale);
        List<List<int[]>> enough = JpegDecoderTest.decode(file(true, quality), scale);
        assertThat(difference(all.get(0), enough.get(0))).isLessThan(2);
        assertThat(difference(all.get(1), enough.get(1))).isLessThan(2);
    }

    @ParameterizedTest
    @CsvSource({"0.3", "0.75", "0.9", "1"})
    void fullSize_shouldBeMadeOfAllBits(float quality) throws Exception {
        List<List<int[]>> all = JpegDecoderTest.decode(file(false, quality), JpegScale.FULL);
        List<List<int[]>> same = JpegDecoderTest.decode(file(true, quality), JpegScale.FULL);
        assertThat(difference(all.get(0), same.get(0))).isZero();
    }

    @Test
    void finePicture_shouldBeReadNoFurtherThanItsDetailsReach() throws Exception {
        SamplePicture picture = SamplePicture.waves(1600, 1200);
        byte[] file = picture.jpeg(new JpegCoding(2, 2, 0, true, 0.95f));
        ByteArrayInputStream stream = new ByteArrayInputStream(file);
        JpegDecoder decoder = JpegDecoder.open(stream);
        decoder.decode(Collections.nCopies(3, JpegScale.QUARTER), 64 << 20, (component, samples) -> {});
        assertThat(stream.available()).isGreaterThan(file.length / 3);
    }

    @Test
    void lackOfMemoryForAllBits_shouldLeaveTheFirstOnes() throws Exception {
        byte[] file = file(true, 0.3f);
        JpegDecoder decoder = JpegDecoder.open(new ByteArrayInputStream(file));
        int[] rows = new int[1];
        decoder.decode(Collections.nCopies(3, JpegScale.QUARTER), 80_000, (component, samples) -> rows[0]++);
        assertThat(rows[0]).isEqualTo(3 * decoder.plane(0, JpegScale.QUARTER).rows());
    }

    private static byte[] file(boolean progressive, float quality) {
        SamplePicture picture = SamplePicture.waves(400, 300);
        return picture.jpeg(new JpegCoding(1, 1, 0, progressive, quality));
    }

    private static double difference(List<int[]> one, List<int[]> other) {
        double sum = 0;
        for (int y = 0; y < one.size(); y++) {
            for (int x = 0; x < one.get(y).length; x++) {
                sum += Math.abs(one.get(y)[x] - other.get(y)[x]);
            }
        }
        return sum / one.size() / one.getFirst().length;
    }
}
