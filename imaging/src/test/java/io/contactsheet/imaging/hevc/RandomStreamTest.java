package io.contactsheet.imaging.hevc;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams that no encoder at hand writes: PCM, tiles, dependent slices, offsets of chroma, lists of all kinds. */
class RandomStreamTest {

    private static final long MEMORY = 1 << 20;

    /** The sums are those of what both ffmpeg 5.1 and libde265 1.0.11 decode from the bytes. */
    @ParameterizedTest
    @CsvSource(
            value = {
                "0, 6607BE66",
                "105, 9F3B86CF",
                "109, 4FF92171",
                "112, 5C3213AC",
                "114, 0FC314E3",
                "115, 586A7A95",
                "116, 8EFB71D2",
                "121, EDEDB43D",
                "122, 4CEB799B",
                "123, D5651C26",
                "126, C7CF6592",
                "128, 69E861F3",
                "129, BDD82712",
                "133, B72BE38E",
                "138, 6CCF1C54",
                "139, E5795D45",
                "142, 9BDDF5A1"
            })
    void picture_shouldHaveTheSamplesOfOtherDecoders(long seed, String sum) throws Exception {
        HevcPicture picture = decode(Streams.withLengths(RandomStream.of(seed).bytes()));
        assertThat(picture.isWhole()).isTrue();
        assertThat(Streams.sum(picture)).isEqualTo(sum);
    }

    /** What is written and what is read go the same way but for the arithmetic coder and what is done with bytes. */
    @Test
    void everyPicture_shouldBeReadAsItWasWritten() throws Exception {
        for (long seed = 1000; seed < 1150; seed++) {
            RandomStream stream = RandomStream.of(seed);
            HevcPicture picture = decode(Streams.withLengths(stream.bytes()));
            assertThat(picture.isWhole()).as("seed %d", seed).isTrue();
            assertThat(Streams.sum(picture)).as("seed %d", seed).isEqualTo(Streams.sum(stream.picture()));
        }
    }

    @Test
    void changedPicture_shouldHaveAnOutcome() throws Exception {
        for (long seed = 2000; seed < 2030; seed++) {
            byte[] data = Streams.withLengths(RandomStream.of(seed).bytes());
            Random random = new Random(seed);
            for (int i = 0; i < 20; i++) {
                byte[] changed = data.clone();
                changed[random.nextInt(data.length)] = (byte) random.nextInt(256);
                assertThat(hasOutcome(changed)).isTrue();
            }
        }
    }

    private static boolean hasOutcome(byte[] data) {
        try {
            return decode(data).width() > 0;
        } catch (UnreadablePictureException e) {
            return e.explanation().endsWith(".");
        }
    }

    private static HevcPicture decode(byte[] data) throws UnreadablePictureException {
        return HevcDecoder.of(Streams.configuration()).decode(data, 0, data.length, MEMORY);
    }
}
