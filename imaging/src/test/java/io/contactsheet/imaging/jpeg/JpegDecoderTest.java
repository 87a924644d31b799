package io.contactsheet.imaging.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.contactsheet.imaging.Samples;
import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.testkit.JpegCoding;
import io.contactsheet.imaging.testkit.SamplePicture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The decoder against the Java platform's own, over generated pictures. */
class JpegDecoderTest {

    private static final long MEMORY = 64 << 20;

    static Stream<JpegCoding> codings() {
        List<JpegCoding> codings = new ArrayList<>();
        for (int horizontal = 1; horizontal <= 4; horizontal++) {
            for (int vertical = 1; vertical <= 2; vertical++) {
                for (int interval : new int[] {0, 1, 5}) {
                    codings.add(new JpegCoding(horizontal, vertical, interval, false, 0.9f));
                    codings.add(new JpegCoding(horizontal, vertical, interval, true, 0.9f));
                }
            }
        }
        return codings.stream();
    }

    @ParameterizedTest
    @MethodSource("codings")
    void fullSize_shouldBeWhatThePlatformDecodes(JpegCoding coding) throws Exception {
        byte[] file = SamplePicture.waves(203, 131).jpeg(coding);
        assertSame(file, 0, JpegScale.FULL, 1, 0.1);
    }

    @ParameterizedTest
    @MethodSource("codings")
    void anEighth_shouldBeTheAverageOfEachBlock(JpegCoding coding) throws Exception {
        byte[] file = SamplePicture.waves(203, 131).jpeg(coding);
        assertSame(file, 0, JpegScale.EIGHTH, 2, 0.8);
    }

    @ParameterizedTest
    @EnumSource(JpegScale.class)
    void everyScale_shouldShowThePicture(JpegScale scale) throws Exception {
        JpegCoding coding = new JpegCoding(2, 2, 0, false, 0.95f);
        byte[] baseline = SamplePicture.waves(320, 240).jpeg(coding);
        byte[] progressive = SamplePicture.waves(320, 240).jpeg(new JpegCoding(2, 2, 0, true, 0.95f));
        assertSame(baseline, 0, scale, 60, 3);
        assertSame(progressive, 0, scale, 60, 3);
        assertSame(baseline, 1, JpegScale.EIGHTH, 60, 3);
        assertSame(baseline, 2, scale, 60, 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 100, 257})
    void everySize_shouldBeDecodedToItsEdges(int length) throws Exception {
        for (boolean progressive : new boolean[] {false, true}) {
            JpegCoding coding = new JpegCoding(2, 2, 3, progressive, 0.8f);
            SamplePicture wide = SamplePicture.waves(length, 5);
            assertSame(wide.jpeg(coding), 0, JpegScale.FULL, 1, 0.1);
            SamplePicture high = SamplePicture.waves(3, length);
            assertSame(high.jpeg(coding), 0, JpegScale.FULL, 1, 0.1);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {0.02f, 0.3f, 0.6f, 0.75f, 0.9f, 1f})
    void everyQuality_shouldBeDecoded(float quality) throws Exception {
        for (boolean progressive : new boolean[] {false, true}) {
            JpegCoding coding = new JpegCoding(1, 1, 0, progressive, quality);
            byte[] file = SamplePicture.waves(90, 60).jpeg(coding);
            for (int component = 0; component < 3; component++) {
                assertSame(file, component, JpegScale.FULL, 1, 0.1);
            }
            assertSame(file, 0, JpegScale.EIGHTH, 4, 1);
        }
    }

    @Test
    void greyPicture_shouldBeDecoded() throws Exception {
        for (boolean progressive : new boolean[] {false, true}) {
            JpegCoding coding = new JpegCoding(1, 1, 0, progressive, 0.9f);
            byte[] file =
                    SamplePicture.waves(70, 50, BufferedImage.TYPE_BYTE_GRAY).jpeg(coding);
            assertThat(open(file).header().color()).isEqualTo(JpegColor.GRAY);
            assertSame(file, 0, JpegScale.FULL, 1, 0.1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "baseline-4x1.jpg",
                "baseline-1x4.jpg",
                "baseline-4x2.jpg",
                "baseline-1x1-2x2-2x2.jpg",
                "one-scan-a-component.jpg",
                "progressive-many-scans.jpg",
                "progressive-restart.jpg",
                "cmyk.jpg",
                "rgb.jpg"
            })
    void filesOfLibjpeg_shouldBeWhatThePlatformDecodes(String name) throws Exception {
        assertSame(Samples.file(name), 0, JpegScale.FULL, 1, 0.1, Sampling.FIRST);
    }

    @Test
    void scale_shouldBeTheSmallestThatIsLargeEnough() {
        assertThat(JpegScale.atLeast(300, 2400)).isEqualTo(JpegScale.EIGHTH);
        assertThat(JpegScale.atLeast(300, 2399)).isEqualTo(JpegScale.QUARTER);
        assertThat(JpegScale.atLeast(300, 1199)).isEqualTo(JpegScale.HALF);
        assertThat(JpegScale.atLeast(300, 599)).isEqualTo(JpegScale.FULL);
        assertThat(JpegScale.atLeast(300, 10)).isEqualTo(JpegScale.FULL);
    }

    @Test
    void progressivePicture_shouldBeReadNoFurtherThanItsAveragesReach() throws Exception {
        JpegCoding coding = new JpegCoding(2, 2, 0, true, 0.9f);
        byte[] file = SamplePicture.waves(1600, 1200).jpeg(coding);
        ByteArrayInputStream stream = new ByteArrayInputStream(file);
        JpegDecoder decoder = JpegDecoder.open(stream);
        decoder.decode(Collections.nCopies(3, JpegScale.EIGHTH), MEMORY, (component, samples) -> {});
        assertThat(stream.available()).isGreaterThan(file.length / 2);
    }

    @Test
    void coefficientsBeyondTheMemory_shouldBeTooLarge() throws Exception {
        byte[] file = Samples.file("progressive.jpg");
        JpegDecoder decoder = open(file);
        assertThat(JpegDamageTest.reasonOf(
                        () -> decoder.decode(Collections.nCopies(3, JpegScale.EIGHTH), 10, (component, samples) -> {})))
                .isEqualTo(Reason.TOO_LARGE);
    }

    private enum Sampling {
        ANY,
        FIRST
    }

    static void assertSame(byte[] file, int component, JpegScale scale, int most, double mean) throws Exception {
        assertSame(file, component, scale, most, mean, Sampling.ANY);
    }

    /** Compares a plane with the reference, averaged to the plane's size. */
    private static void assertSame(
            byte[] file, int component, JpegScale scale, int most, double mean, Sampling sampling) throws Exception {
        int[][] reference = PlatformReader.samples(file, component);
        JpegPlane plane = open(file).plane(component, scale);
        if (sampling == Sampling.FIRST && plane.width() != reference[0].length) {
            return; // The reference has it enlarged.
        }
        List<int[]> rows = decode(file, scale).get(component);
        double stepX = reference[0].length / plane.width();
        double stepY = reference.length / plane.height();
        int columns = (int) Math.floor(plane.width());
        int count = 0;
        double sum = 0;
        double worst = 0;
        for (int y = 0; y < (int) Math.floor(plane.height()); y++) {
            for (int x = 0; x < columns; x++) {
                double off = Math.abs(average(reference, x * stepX, y * stepY, stepX, stepY) - rows.get(y)[x]);
                worst = Math.max(worst, off);
                sum += off;
                count++;
            }
        }
        assertThat(worst).as("worst of component %s, %s", component, plane).isLessThanOrEqualTo(most);
        assertThat(count == 0 ? 0 : sum / count).as("mean of %s", plane).isCloseTo(0, within(mean));
    }

    private static double average(int[][] samples, double left, double top, double width, double height) {
        double sum = 0;
        int count = 0;
        for (int y = (int) top; y < Math.min(samples.length, Math.ceil(top + height)); y++) {
            for (int x = (int) left; x < Math.min(samples[0].length, Math.ceil(left + width)); x++) {
                sum += samples[y][x];
                count++;
            }
        }
        return sum / count;
    }

    private static JpegDecoder open(byte[] file) throws IOException, UnreadablePictureException {
        return JpegDecoder.open(new ByteArrayInputStream(file));
    }

    /** By component: its rows. */
    static List<List<int[]>> decode(byte[] file, JpegScale scale) throws IOException, UnreadablePictureException {
        JpegDecoder decoder = open(file);
        int components = decoder.header().color().components();
        List<List<int[]>> planes = new ArrayList<>();
        for (int i = 0; i < components; i++) {
            planes.add(new ArrayList<>());
        }
        decoder.decode(Collections.nCopies(components, scale), MEMORY, (component, samples) -> {
            int columns = decoder.plane(component, scale).columns();
            int[] row = new int[columns];
            Arrays.setAll(row, x -> samples[x] & 0xFF);
            planes.get(component).add(row);
        });
        for (int i = 0; i < components; i++) {
            assertThat(planes.get(i)).hasSize(decoder.plane(i, scale).rows());
        }
        return planes;
    }
}
