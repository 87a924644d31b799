package io.contactsheet.imaging.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.contactsheet.imaging.Samples;
import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.testkit.JpegCoding;
import io.contactsheet.imaging.testkit.SamplePicture;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are unusual, cut short or damaged. */
class JpegDamageTest {

    private static final byte[] PLAIN = SamplePicture.waves(160, 160).jpeg(new JpegCoding(2, 2, 0, false, 0.9f));

    private static final byte[] RESTARTING = SamplePicture.waves(160, 160).jpeg(new JpegCoding(1, 1, 20, false, 0.9f));

    static Reason reasonOf(ThrowingCallable call) {
        return catchThrowableOfType(UnreadablePictureException.class, call).reason();
    }

    @Test
    void missingEndOfImage_shouldNotMatter() throws Exception {
        assertSamePicture(Arrays.copyOf(PLAIN, PLAIN.length - 2));
    }

    @Test
    void trailingBytes_shouldNotMatter() throws Exception {
        assertSamePicture(Samples.insert(PLAIN, PLAIN.length, new byte[1000]));
    }

    @Test
    void fillBytesBeforeMarkers_shouldNotMatter() throws Exception {
        byte[] filled = PLAIN;
        for (int marker : new int[] {0xDA, 0xC4, 0xC0, 0xDB}) {
            filled = Samples.insert(filled, Samples.find(filled, 0xFF, marker), new byte[] {-1, -1, -1});
        }
        assertSamePicture(filled);
    }

    @Test
    void applicationSegmentsAnywhere_shouldNotMatter() throws Exception {
        byte[] more = PLAIN;
        for (int marker : new int[] {0xDA, 0xC4, 0xC0, 0xDB}) {
            more = Samples.insert(more, Samples.find(more, 0xFF, marker), Samples.segment(0xE5, new byte[5000]));
        }
        assertSamePicture(more);
    }

    @Test
    void quantisationTableOf16Bits_shouldMeanTheSame() throws Exception {
        byte[] wide = PLAIN;
        int table = Samples.find(PLAIN, 0xFF, 0xDB);
        byte[] segment = new byte[129];
        segment[0] = 0x10;
        for (int i = 0; i < 64; i++) {
            segment[2 + 2 * i] = PLAIN[table + 5 + i];
        }
        wide = Samples.insert(wide, table + 69, Samples.segment(0xDB, segment));
        assertSamePicture(wide);
    }

    @Test
    void heightAtTheEnd_shouldBeFound() throws Exception {
        byte[] open = PLAIN.clone();
        int frame = Samples.find(open, 0xFF, 0xC0);
        byte[] lines = {-1, (byte) 0xDC, 0, 4, open[frame + 5], open[frame + 6]};
        open[frame + 5] = 0;
        open[frame + 6] = 0;
        assertSamePicture(Samples.insert(open, open.length - 2, lines));
        assertThat(reasonOf(() -> decode(open))).isEqualTo(Reason.CORRUPT);
    }

    @Test
    void lostRestartInterval_shouldLeaveTheRestIntact() throws Exception {
        List<int[]> whole = decode(RESTARTING);
        int first = Samples.find(RESTARTING, 0xFF, 0xD2);
        int second = Samples.find(RESTARTING, 0xFF, 0xD3);
        byte[] lost = Samples.insert(
                Arrays.copyOf(RESTARTING, first), first, Arrays.copyOfRange(RESTARTING, second, RESTARTING.length));
        List<int[]> rest = decode(lost);
        for (int row = 0; row < 20; row++) {
            if (row != 3) {
                assertThat(rest.get(row)).as("row %s", row).isEqualTo(whole.get(row));
            }
        }
        assertThat(rest.get(3)).containsOnly(128);
    }

    @Test
    void damagedRestartInterval_shouldLeaveTheRestIntact() throws Exception {
        List<int[]> whole = decode(RESTARTING);
        byte[] damaged = RESTARTING.clone();
        int at = Samples.find(damaged, 0xFF, 0xD2) + 20;
        for (int i = 0; i < 8; i++) {
            damaged[at + i] = 0x55;
        }
        List<int[]> rest = decode(damaged);
        assertThat(rest.get(2)).isEqualTo(whole.get(2));
        assertThat(rest.get(4)).isEqualTo(whole.get(4));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.5, 0.8, 0.99})
    void cutFile_shouldShowWhatIsThereAndGreyBelow(double part) throws Exception {
        List<int[]> whole = decode(PLAIN);
        int scan = Samples.find(PLAIN, 0xFF, 0xDA);
        List<int[]> rows = decode(Arrays.copyOf(PLAIN, scan + (int) (part * (PLAIN.length - scan))));
        assertThat(rows.getFirst()).isEqualTo(whole.getFirst());
        assertThat(rows.getLast()[19]).isEqualTo(128);
    }

    @Test
    void cutProgressiveFile_shouldShowWhatIsThere() throws Exception {
        byte[] file = Samples.file("progressive-fine.jpg");
        List<int[]> whole = JpegDecoderTest.decode(file, JpegScale.FULL).getFirst();
        List<int[]> cut = JpegDecoderTest.decode(Arrays.copyOf(file, file.length * 9 / 10), JpegScale.FULL)
                .getFirst();
        double off = 0;
        for (int y = 0; y < whole.size(); y++) {
            for (int x = 0; x < whole.get(y).length; x++) {
                off += Math.abs(whole.get(y)[x] - cut.get(y)[x]);
            }
        }
        assertThat(off / whole.size() / whole.getFirst().length).isBetween(0.01, 10.0);
    }

    @Test
    void smallPictureOfManyScans_shouldBeReadToItsEnd() throws Exception {
        byte[] file = Samples.file("progressive-many-scans.jpg");
        byte[] scans = new byte[120 * 10];
        byte[] scan = Samples.segment(0xDA, new byte[] {1, 1, 0, 5, 3, 0}); // From the sixth to the fourth coefficient.
        for (int i = 0; i < 120; i++) {
            System.arraycopy(scan, 0, scans, 10 * i, 10);
        }
        int first = Samples.find(file, 0xFF, 0xDA);
        int behind = first + 2 + Samples.find(Arrays.copyOfRange(file, first + 2, file.length), 0xFF, 0xDA);
        byte[] more = Samples.insert(file, behind, scans);
        assertThat(JpegDecoderTest.decode(more, JpegScale.FULL).getFirst())
                .usingElementComparator(Arrays::compare)
                .isEqualTo(JpegDecoderTest.decode(file, JpegScale.FULL).getFirst());
    }

    @Test
    void fileWithoutASample_shouldBeDamaged() {
        int scan = Samples.find(PLAIN, 0xFF, 0xDA);
        for (int length : new int[] {2, 3, 20, scan - 1, scan + 1, scan + 14}) {
            assertThat(reasonOf(() -> decode(Arrays.copyOf(PLAIN, length))))
                    .as("%s bytes", length)
                    .isEqualTo(Reason.CORRUPT);
        }
    }

    @Test
    void losslessCoding_shouldBeUnsupported() {
        byte[] lossless = PLAIN.clone();
        lossless[Samples.find(lossless, 0xFF, 0xC0) + 1] = (byte) 0xC3;
        assertThat(reasonOf(() -> decode(lossless))).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void pictureOfTheLargestSizeWithoutData_shouldEndWhereItsDataDoes() throws Exception {
        byte[] huge = PLAIN.clone();
        int frame = Samples.find(huge, 0xFF, 0xC0);
        Arrays.fill(huge, frame + 5, frame + 9, (byte) 0xFF);
        assertThat(decode(huge)).hasSize(8192);
    }

    private static void assertSamePicture(byte[] file) throws Exception {
        List<int[]> expected = decode(PLAIN);
        List<int[]> actual = decode(file);
        for (int row = 0; row < expected.size(); row++) {
            assertThat(actual.get(row)).as("row %s", row).isEqualTo(expected.get(row));
        }
    }

    private static List<int[]> decode(byte[] file) throws Exception {
        assertThat(JpegDecoder.open(new ByteArrayInputStream(file)).header().width())
                .isPositive();
        return JpegDecoderTest.decode(file, JpegScale.EIGHTH).getFirst();
    }
}
