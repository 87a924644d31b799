package io.contactsheet.imaging.hevc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not decoded is refused by its name, before anything is. */
class ParameterSetsTest {

    private static final Consumer<BitWriter> NO_EXTENSION = out -> out.flag(false);

    /** A sequence of 64 x 64 in 4:2:0. */
    private static BitWriter sequence(int width, int depth, Consumer<BitWriter> extension) {
        BitWriter out = new BitWriter()
                .bits(0, 4)
                .bits(0, 3)
                .flag(true)
                .bits(0, 32)
                .bits(0, 32)
                .bits(0, 32);
        out.unsigned(0).unsigned(1).unsigned(width).unsigned(64).flag(false);
        out.unsigned(depth - 8)
                .unsigned(depth - 8)
                .unsigned(4)
                .flag(true)
                .unsigned(0)
                .unsigned(0)
                .unsigned(0);
        out.unsigned(0).unsigned(3).unsigned(0).unsigned(3).unsigned(0).unsigned(0);
        out.bits(0, 4).unsigned(0).bits(0, 4);
        extension.accept(out);
        return out.end();
    }

    private static SequenceParameters parse(BitWriter written) throws UnreadablePictureException {
        byte[] bytes = written.bytes();
        return SequenceParameters.parse(new BitReader(bytes, bytes.length));
    }

    @Test
    void plainSequence_shouldBeRead() throws Exception {
        SequenceParameters sequence = parse(sequence(64, 8, NO_EXTENSION));
        assertThat(sequence.width).isEqualTo(64);
        assertThat(sequence.codingTreeLog2).isEqualTo(6);
        assertThat(sequence.maxTransformLog2).isEqualTo(5);
        assertThat(sequence.scalingLists).isNull();
        assertThat(sequence.pcm).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0, rotated residuals",
        "1, a context for skipped transforms",
        "2, implicit RDPCM",
        "4, extended precision",
        "7, persistent Rice adaptation",
        "8, aligned bypass decoding"
    })
    void toolOfRangeExtensions_shouldBeRefusedByName(int flag, String name) {
        Consumer<BitWriter> extension =
                out -> out.flag(true).flag(true).bits(0, 7).bits(1 << 8 - flag, 9);
        assertThatExceptionOfType(UnreadablePictureException.class)
                .isThrownBy(() -> parse(sequence(64, 8, extension)))
                .withMessage("This HEVC picture uses " + name + ", which is not supported.")
                .matches(e -> e.reason() == Reason.UNSUPPORTED);
    }

    @Test
    void toolOfOtherPictures_shouldBeLetPass() throws Exception {
        Consumer<BitWriter> extension =
                out -> out.flag(true).flag(true).bits(0, 7).bits(0b000101100, 9);
        assertThat(parse(sequence(64, 8, extension)).noSmoothing).isTrue();
    }

    @Test
    void screenContent_shouldBeRefusedByName() {
        assertThatExceptionOfType(UnreadablePictureException.class)
                .isThrownBy(() -> parse(sequence(64, 8, out -> out.flag(true).bits(0b00010000, 8))))
                .withMessageContaining("screen content coding");
    }

    @Test
    void depthOfMoreThanTwelveBits_shouldBeRefusedByName() {
        assertThatExceptionOfType(UnreadablePictureException.class)
                .isThrownBy(() -> parse(sequence(64, 14, NO_EXTENSION)))
                .withMessageContaining("samples of 14 bits");
    }

    @ParameterizedTest
    @CsvSource({"0", "63", "40000"})
    void sizeThatCannotBe_shouldBeDamage(int width) {
        assertThatExceptionOfType(UnreadablePictureException.class)
                .isThrownBy(() -> parse(sequence(width, 8, NO_EXTENSION)))
                .matches(e -> e.reason() == Reason.CORRUPT);
    }

    @Test
    void largestSize_shouldBeRefusedBeforeMemoryIsTaken() throws Exception {
        SequenceParameters sequence = parse(sequence(1 << 15, 8, NO_EXTENSION));
        assertThat(DecodedPicture.memory(sequence)).isGreaterThan(3L << 20);
    }
}
