package io.contactsheet.imaging.hevc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitReaderTest {

    private static BitReader reader(BitWriter written) {
        byte[] bytes = written.end().bytes();
        return new BitReader(bytes, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 254, 255, 256, 65_535, 1 << 20, (1 << 30) - 2})
    void expGolombCode_shouldBeRead(int number) throws Exception {
        assertThat(reader(new BitWriter().unsigned(number)).unsigned()).isEqualTo(number);
        assertThat(reader(new BitWriter().signed(number / 2)).signed()).isEqualTo(number / 2);
        assertThat(reader(new BitWriter().signed(-number / 2)).signed()).isEqualTo(-number / 2);
    }

    @Test
    void numberBeyondItsLimit_shouldBeDamage() {
        assertThatExceptionOfType(UnreadablePictureException.class)
                .isThrownBy(() -> reader(new BitWriter().unsigned(5)).unsigned(4));
        assertThatExceptionOfType(UnreadablePictureException.class)
                .isThrownBy(() -> reader(new BitWriter().signed(-5)).signed(-4, 4));
    }

    @Test
    void endlessPrefix_shouldBeDamage() {
        assertThatExceptionOfType(UnreadablePictureException.class)
                .isThrownBy(() -> new BitReader(new byte[100], 100).unsigned());
    }

    @Test
    void bitsBehindTheEnd_shouldBeDamage() {
        assertThatExceptionOfType(UnreadablePictureException.class)
                .isThrownBy(() -> new BitReader(new byte[] {-1, -1}, 1).bits(9));
        assertThatExceptionOfType(UnreadablePictureException.class)
                .isThrownBy(() -> new BitReader(new byte[1], 1).skip(9));
    }
}
