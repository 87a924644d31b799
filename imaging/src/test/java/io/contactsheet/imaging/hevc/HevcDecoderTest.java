package io.contactsheet.imaging.hevc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The streams are a piece of 96 x 72 of a photo, or 90 x 70, written by {@code x265 --frames 1 --keyint 1 --no-deblock --no-sao
 * --no-info} and what is said at each. As these have no loop filters, nothing may differ from other decoders: the sums
 * are the CRC-32 of what {@code ffmpeg -i NAME.265 -f rawvideo} writes.
 */
class HevcDecoderTest {

    private static final long MEMORY = 1 << 20;

    @ParameterizedTest
    @CsvSource(
            value = {
                "main              | 29D6594F | -q 26",
                "fine              | B4476F6A | -q 8 --preset slower --tu-intra-depth 4",
                "small-trees       | 1A0C63CB | -q 26 --ctu 16 --wpp",
                "large-trees       | 66B5897C | -q 34 --ctu 64",
                "transform-skip    | A9BBDDBB | -q 20 --tskip --preset slower",
                "scaling-lists     | B4F71C59 | -q 22 --scaling-list default",
                "quantizer-deltas  | FBDAF9E8 | --crf 24 --aq-mode 3 --aq-strength 3 --qg-size 8",
                "chroma-offsets    | BFB1E7F2 | -q 30 --cbqpoffs 5 --crqpoffs -7",
                "slices            | 28C21DA0 | -q 26 --wpp --slices 3 --ctu 16",
                "lossless          | A90AC83A | --lossless, grey",
                "partly-lossless   | 32BB6AAC | -q 24 --cu-lossless --preset slower",
                "grey              | 28013606 | -q 24, grey",
                "tall-chroma       | 07931D98 | -q 20 --preset slower --tskip, 4:2:2",
                "full-chroma       | 1D39D624 | -q 20 --preset slower --tskip, 4:4:4",
                "full-chroma-lists | 154BAC73 | -q 22 --scaling-list default, 4:4:4",
                "ten-bits          | A8074736 | -q 24 -D 10",
                "ten-bits-tall     | C617EFD2 | -q 24 -D 10, 4:2:2",
                "twelve-bits       | AB5C4D2F | -q 22 -D 12, 4:4:4",
                "usability         | 17B5F4C5 | -q 36 --colorprim bt2020 --transfer smpte2084 --colormatrix bt2020nc --range full and more"
            },
            delimiter = '|')
    void everyKind_shouldHaveTheSamplesOfOtherDecoders(String name, String sum) throws Exception {
        HevcPicture picture = decode(Streams.load(name));
        assertThat(picture.isWhole()).isTrue();
        assertThat(Streams.sum(picture)).isEqualTo(sum);
    }

    @Test
    void usability_shouldTellWindowAndColours() throws Exception {
        HevcPicture picture = decode(Streams.load("usability"));
        assertThat(picture.width()).isEqualTo(90);
        assertThat(picture.height()).isEqualTo(70);
        assertThat(picture.color()).isEqualTo(new HevcColor(9, 16, 9, true));
    }

    @ParameterizedTest
    @CsvSource({"main, 1, 8, 3", "grey, 0, 8, 1", "ten-bits-tall, 2, 10, 3", "twelve-bits, 3, 12, 3"})
    void picture_shouldTellItsFormat(String name, int format, int depth, int planes) throws Exception {
        HevcPicture picture = decode(Streams.load(name));
        assertThat(picture.chromaFormat()).isEqualTo(format);
        assertThat(picture.lumaDepth()).isEqualTo(depth);
        assertThat(picture.planes()).hasSize(planes);
        assertThat(picture.color()).isEqualTo(HevcColor.UNSPECIFIED);
    }

    /** Tiles of a grid are decoded one after the other into the same memory. */
    @Test
    void decoder_shouldDecodeOnePictureAfterTheOther() throws Exception {
        byte[] data = Streams.load("main");
        HevcDecoder decoder = HevcDecoder.of(Streams.configuration());
        decoder.decode(data, 0, data.length - 200, MEMORY);
        assertThat(Streams.sum(decoder.decode(data, 0, data.length, MEMORY))).isEqualTo("29D6594F");
    }

    /** Some encoders say their parameters again before every slice. */
    @Test
    void parametersSaidAgain_shouldChangeNothing() throws Exception {
        byte[] data = Streams.load("slices");
        ByteArrayOutputStream repeated = new ByteArrayOutputStream();
        ByteArrayOutputStream parameters = new ByteArrayOutputStream();
        for (int at = 0; at < data.length; ) {
            int length =
                    Integer.BYTES + ByteBuffer.wrap(data, at, Integer.BYTES).getInt();
            boolean isSlice = data[at + Integer.BYTES] >> 1 < 32;
            repeated.writeBytes(isSlice ? parameters.toByteArray() : new byte[0]);
            repeated.write(data, at, length);
            if (!isSlice) {
                parameters.write(data, at, length);
            }
            at += length;
        }
        HevcPicture picture = decode(repeated.toByteArray());
        assertThat(picture.isWhole()).isTrue();
        assertThat(Streams.sum(picture)).isEqualTo("28C21DA0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"usability", "slices", "small-trees"})
    void cutPicture_shouldKeepWhatItHas(String name) throws Exception {
        byte[] data = Streams.load(name);
        HevcPicture whole = decode(data);
        int before = 0;
        for (int length = 0; length < data.length; length++) {
            int same = sameRows(decodeIfReadable(Arrays.copyOf(data, length)), whole);
            assertThat(same).as("rows of the first %d bytes", length).isGreaterThanOrEqualTo(before);
            before = same;
        }
        assertThat(before).isPositive();
    }

    /** How many rows of luma from the top on are those of the whole picture; 0 if there is no picture. */
    private static int sameRows(HevcPicture picture, HevcPicture whole) {
        if (picture == null) {
            return 0;
        }
        assertThat(picture.isWhole()).isFalse();
        int same = 0;
        while (same < whole.height() && Arrays.equals(row(picture, same), row(whole, same))) {
            same++;
        }
        return same;
    }

    private static short[] row(HevcPicture picture, int y) {
        HevcPlane luma = picture.planes().getFirst();
        int at = luma.offset() + y * luma.stride();
        return Arrays.copyOfRange(luma.samples(), at, at + luma.width());
    }

    private static HevcPicture decode(byte[] data) throws UnreadablePictureException {
        return HevcDecoder.of(Streams.configuration()).decode(data, 0, data.length, MEMORY);
    }

    /** Null if the data has no picture, for which there must be a sentence. */
    private static HevcPicture decodeIfReadable(byte[] data) {
        try {
            return decode(data);
        } catch (UnreadablePictureException e) {
            assertThat(e.explanation()).endsWith(".");
            return null;
        }
    }

    @Test
    void restOfCutPicture_shouldBeGrey() throws Exception {
        byte[] data = Streams.load("small-trees");
        HevcPicture picture = decode(Arrays.copyOf(data, data.length / 2));
        assertThat(picture.isWhole()).isFalse();
        for (HevcPlane plane : picture.planes()) {
            int last = plane.offset() + (plane.height() - 1) * plane.stride() + plane.width() - 1;
            assertThat(plane.samples()[last]).isEqualTo((short) 128);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"usability", "slices", "transform-skip", "full-chroma-lists", "ten-bits-tall", "lossless"})
    void changedPicture_shouldHaveAnOutcome(String name) {
        byte[] data = Streams.load(name);
        Random random = new Random(name.hashCode());
        for (int i = 0; i < 300; i++) {
            byte[] changed = data.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                changed[random.nextInt(data.length)] = (byte) random.nextInt(256);
            }
            HevcPicture picture = decodeIfReadable(changed);
            assertThat(picture == null || picture.width() > 0).isTrue();
        }
    }

    @Test
    void pictureBeyondMemory_shouldBeRefused() throws Exception {
        byte[] data = Streams.load("main");
        HevcDecoder decoder = HevcDecoder.of(Streams.configuration());
        assertThatExceptionOfType(UnreadablePictureException.class)
                .isThrownBy(() -> decoder.decode(data, 0, data.length, 1000))
                .matches(e -> e.reason() == Reason.TOO_LARGE);
    }

    @Test
    void dataWithoutPicture_shouldBeRefused() throws Exception {
        HevcDecoder decoder = HevcDecoder.of(Streams.configuration());
        assertThatExceptionOfType(UnreadablePictureException.class)
                .isThrownBy(() -> decoder.decode(new byte[0], 0, 0, MEMORY))
                .matches(e -> e.reason() == Reason.CORRUPT);
    }
}
