package io.contactsheet.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every decoder promises, whatever its format: a suite that its tests inherit. */
public abstract class DecoderContract {

    /** Names of committed files of the format, of few pixels. */
    protected abstract List<String> samples();

    /** Reads a file from its first byte on. */
    protected abstract Decoded decode(InputStream stream) throws IOException, UnreadablePictureException;

    /** What the format's own library makes of a file; empty if there is none to ask. */
    protected abstract Optional<ReferenceTool> reference();

    /** How far a channel may be from the reference in the mean, of 255. */
    protected double tolerance() {
        return 0;
    }

    @Test
    void fileThatIsCutAnywhere_shouldGiveWhatItHasOrSayThatItIsUnreadable() throws IOException {
        for (String name : samples()) {
            byte[] file = Samples.file(name);
            for (int length = 0; length < file.length; length++) {
                assertAnswer(Arrays.copyOf(file, length), name + " of " + length + " bytes");
            }
        }
    }

    @Test
    void fileWithAnyByteChanged_shouldGiveAPictureOrSayThatItIsUnreadable() throws IOException {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (String name : samples()) {
            byte[] file = Samples.file(name);
            for (int i = 0; i < file.length; i++) {
                byte[] damaged = file.clone();
                damaged[i] = (byte) random.nextInt();
                assertAnswer(damaged, name + " with " + damaged[i] + " at " + i);
            }
        }
    }

    private void assertAnswer(byte[] file, String description) throws IOException {
        try {
            Decoded decoded = decode(new ByteArrayInputStream(file));
            assertThat((long) decoded.argb().length)
                    .as(description)
                    .isEqualTo(decoded.size().pixels());
        } catch (UnreadablePictureException e) {
            assertThat(e.explanation()).as(description).endsWith(".");
        }
    }

    @Test
    void inputInPiecesOfAnySize_shouldMeanTheSame() throws Exception {
        for (String name : samples()) {
            byte[] file = Samples.file(name);
            Decoded whole = decode(new ByteArrayInputStream(file));
            for (int most : new int[] {1, 2, 3, 7, 64, 1000}) {
                Decoded pieces = decode(new Pieces(file, most));
                assertThat(pieces.argb()).as("%s in pieces of %s", name, most).isEqualTo(whole.argb());
            }
        }
    }

    @Test
    void file_shouldNotBeChanged() throws Exception {
        for (String name : samples()) {
            byte[] file = Samples.file(name);
            decode(new ByteArrayInputStream(file));
            assertThat(file).as(name).isEqualTo(Samples.file(name));
        }
    }

    @Test
    void bytesBehindTheFile_shouldNotMatter() throws Exception {
        for (String name : samples()) {
            byte[] file = Samples.file(name);
            byte[] canary = new byte[100];
            Arrays.fill(canary, (byte) 0xA5);
            Decoded longer = decode(new ByteArrayInputStream(Samples.insert(file, file.length, canary)));
            assertThat(longer.argb())
                    .as(name)
                    .isEqualTo(decode(new ByteArrayInputStream(file)).argb());
        }
    }

    @Test
    void streamThatFails_shouldBeAFaultOfTheStream() {
        for (String name : samples()) {
            byte[] file = Samples.file(name);
            InputStream failing = new Pieces(file, 64) {
                @Override
                void beforeRead(int position) throws IOException {
                    if (position >= file.length / 2) {
                        throw new IOException("connection reset");
                    }
                }
            };
            assertThatIOException().as(name).isThrownBy(() -> decode(failing)).withMessage("connection reset");
        }
    }

    @TestFactory
    List<DynamicTest> pixels_shouldBeThoseOfTheFormatsOwnLibrary() throws IOException {
        ReferenceTool tool = reference().orElse(null);
        if (tool == null) {
            return List.of();
        }
        return tool.files(samples()).stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(tool, file)))
                .toList();
    }

    private void compare(ReferenceTool tool, Path file) throws Exception {
        Decoded expected = tool.decode(file);
        Decoded actual;
        try (InputStream stream = Files.newInputStream(file)) {
            actual = decode(stream);
        }
        assertThat(actual.size()).isEqualTo(expected.size());
        double[] off = new double[4];
        for (int i = 0; i < actual.argb().length; i++) {
            int one = actual.argb()[i];
            int other = expected.argb()[i];
            for (int channel = 0; channel < 4 && (one >>> 24 != 0 || other >>> 24 != 0); channel++) {
                off[channel] += Math.abs((one >>> 8 * channel & 0xFF) - (other >>> 8 * channel & 0xFF));
            }
        }
        for (double sum : off) {
            assertThat(sum / actual.argb().length).isLessThanOrEqualTo(tolerance());
        }
    }

    /** Hands out no more bytes at once than wanted, and spoils the rest of the buffer: what was not read must not count. */
    private static class Pieces extends InputStream {

        private final byte[] file;
        private final int most;
        private int position;

        Pieces(byte[] file, int most) {
            this.file = file;
            this.most = most;
        }

        void beforeRead(int position) throws IOException {}

        @Override
        public int read() throws IOException {
            beforeRead(position);
            return position < file.length ? file[position++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, buffer.length);
            beforeRead(position);
            int count = Math.min(Math.min(length, most), file.length - position);
            Arrays.fill(buffer, offset, offset + length, (byte) 0xA5);
            System.arraycopy(file, position, buffer, offset, Math.max(0, count));
            position += Math.max(0, count);
            return count > 0 || length == 0 ? count : -1;
        }
    }
}
