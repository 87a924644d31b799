package io.contactsheet.imaging.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.Samples;
import io.contactsheet.imaging.testkit.JpegCoding;
import io.contactsheet.imaging.testkit.SamplePicture;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Progressive files without some of their scans, whole ones among them, against what the platform shows of them. */
class MissingScansTest {

    /** A file between its markers: what stands before the first scan, the scans with their tables, and the end. */
    @SuppressWarnings("ArrayRecordComponent") // Parts of a file that nobody changes.
    private record Parts(byte[] head, List<byte[]> scans) {

        static Parts of(byte[] file) {
            List<Integer> starts = new ArrayList<>();
            boolean inScan = false;
            for (int i = Samples.find(file, 0xFF, 0xC2) + 1; i + 1 < file.length; i++) {
                int marker = file[i] == -1 ? file[i + 1] & 0xFF : 0;
                if ((marker == 0xC4 || marker == 0xDA) && (inScan || starts.isEmpty())) {
                    starts.add(i);
                }
                inScan = marker == 0xDA || (inScan && marker != 0xC4 && marker != 0xD9);
            }
            starts.add(file.length - 2);
            List<byte[]> scans = IntStream.range(0, starts.size() - 1)
                    .mapToObj(i -> Arrays.copyOfRange(file, starts.get(i), starts.get(i + 1)))
                    .toList();
            return new Parts(Arrays.copyOf(file, starts.getFirst()), scans);
        }

        byte[] with(List<Integer> chosen) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.writeBytes(head);
            chosen.forEach(scan -> file.writeBytes(scans.get(scan)));
            file.writeBytes(new byte[] {-1, (byte) 0xD9});
            return file.toByteArray();
        }
    }

    private static final Parts PARTS =
            Parts.of(SamplePicture.waves(160, 120).jpeg(new JpegCoding(1, 1, 0, true, 0.85f)));

    private static List<Integer> range(int start, int end) {
        return IntStream.range(start, end).boxed().toList();
    }

    /** Scans of the platform's writer: 0 the averages; 1, 4 luma; 2 and 3 chroma; 5 to 9 their further bits. */
    static Stream<List<Integer>> choices() {
        Stream<List<Integer>> cuts = IntStream.rangeClosed(1, 10).mapToObj(end -> range(0, end));
        Stream<List<Integer>> others = Stream.of(
                List.of(0, 4, 3, 2, 1),
                List.of(0, 1, 3, 4, 5, 6, 8, 9),
                List.of(0, 1, 2, 4, 5, 6, 7, 9),
                List.of(0, 1, 4, 5, 6, 9),
                List.of(0, 2, 3, 4, 6, 7, 8),
                List.of(0, 1, 2, 3, 6, 7, 8),
                List.of(0, 2, 3, 6, 7, 8),
                List.of(0, 6),
                List.of(0, 3));
        return Stream.concat(cuts, others);
    }

    static Stream<Arguments> choicesAtEveryScale() {
        return choices().flatMap(scans -> Stream.of(JpegScale.values()).map(scale -> Arguments.of(scans, scale)));
    }

    @ParameterizedTest
    @MethodSource("choicesAtEveryScale")
    void scansThatAreMissing_shouldLeaveThePictureSoft(List<Integer> scans, JpegScale scale) throws Exception {
        for (int component = 0; component < 3; component++) {
            JpegDecoderTest.assertSame(PARTS.with(scans), component, scale, 128, 3);
        }
    }

    /**
     * Every choice of the seven scans: three of averages, four of details. The platform smoothes no component if the
     * averages of one are missing.
     */
    @ParameterizedTest
    @EnumSource(JpegScale.class)
    void anyScansOfEachComponent_shouldShowWhatTheyTell(JpegScale scale) throws Exception {
        Parts parts = Parts.of(Samples.file("progressive-one-scan-a-component.jpg"));
        assertThat(parts.scans()).hasSize(7);
        for (int choice = 1; choice < 128; choice++) {
            int bits = choice;
            byte[] file = parts.with(
                    range(0, 7).stream().filter(scan -> (bits >> scan & 1) != 0).toList());
            for (int component = 0; component < 3 && (scale == JpegScale.FULL || (bits & 7) != 0); component++) {
                JpegDecoderTest.assertSame(file, component, scale, 128, (bits & 7) == 7 ? 2 : 7);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(JpegScale.class)
    void fileCutInTheMiddleOfAScan_shouldShowNoNoise(JpegScale scale) throws Exception {
        byte[] whole = PARTS.with(range(0, 10));
        for (int scan = 1; scan < 10; scan++) {
            byte[] last = PARTS.scans().get(scan);
            int data = Samples.find(last, 0xFF, 0xDA) + 10;
            int start = PARTS.with(range(0, scan)).length - 2 + data;
            for (double part : new double[] {0.1, 0.5, 0.9}) {
                byte[] cut = Arrays.copyOf(whole, start + (int) (part * (last.length - data)));
                for (int component = 0; component < 3; component++) {
                    JpegDecoderTest.assertSame(cut, component, scale, 200, 7);
                }
            }
        }
    }

    @Test
    void arithmeticFileWithoutItsDetails_shouldBeSoft() throws Exception {
        byte[] whole = Samples.file("arithmetic-progressive.jpg");
        int first = Samples.find(whole, 0xFF, 0xDA);
        int second = first + 2 + Samples.find(Arrays.copyOfRange(whole, first + 2, whole.length), 0xFF, 0xDA);
        List<List<int[]>> soft = JpegDecoderTest.decode(Arrays.copyOf(whole, second), JpegScale.FULL);
        List<List<int[]>> sharp = JpegDecoderTest.decode(whole, JpegScale.FULL);
        for (int component = 0; component < 3; component++) {
            assertThat(roughness(soft.get(component))).isLessThan(roughness(sharp.get(component)));
        }
    }

    /** The mean difference of neighbours in a row. */
    private static double roughness(List<int[]> rows) {
        return rows.stream()
                .flatMapToInt(row -> IntStream.range(1, row.length).map(x -> Math.abs(row[x] - row[x - 1])))
                .average()
                .orElseThrow();
    }
}
