package io.contactsheet.imaging.hevc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CabacTest {

    private static final int QUANTIZER = 30;

    private static Cabac open(byte[] data) {
        Cabac cabac = new Cabac();
        Contexts.reset(cabac.states, QUANTIZER);
        cabac.open(data, 0, data.length);
        return cabac;
    }

    @Test
    void bits_shouldBeReadAsTheyWereWritten() {
        CabacWriter writer = new CabacWriter(new Random(5), 10);
        Contexts.reset(writer.states, QUANTIZER);
        writer.open(new byte[0], 0, 0);
        writer.setBlocks(1);
        int[] written = new int[3000];
        for (int i = 0; i < written.length; i += 3) {
            written[i] = writer.bit(i % Contexts.COUNT);
            written[i + 1] = writer.evenBit();
            written[i + 2] = writer.evenBits(i % 23);
        }
        assertThat(writer.isSegmentEnd()).isTrue();
        Cabac cabac = open(writer.segment());
        for (int i = 0; i < written.length; i += 3) {
            assertThat(cabac.bit(i % Contexts.COUNT)).isEqualTo(written[i]);
            assertThat(cabac.evenBit()).isEqualTo(written[i + 1]);
            assertThat(cabac.evenBits(i % 23)).isEqualTo(written[i + 2]);
        }
        assertThat(cabac.isSegmentEnd()).isTrue();
        assertThat(cabac.isDamaged()).isFalse();
    }

    @Test
    void dataThatEnds_shouldBeDamage() {
        Cabac cabac = open(new byte[] {0x12, 0x34, 0x56});
        cabac.evenBits(15);
        assertThat(cabac.isDamaged()).isFalse();
        cabac.evenBit();
        assertThat(cabac.isDamaged()).isTrue();
    }

    /** Else numbers would come out that are longer than their bits. */
    @Test
    void beginningBeyondTheRange_shouldBeDamage() {
        Cabac cabac = open(new byte[] {-1, -1, -1, -1});
        assertThat(cabac.isDamaged()).isTrue();
        assertThat(cabac.evenBits(5)).isLessThan(32);
    }

    @Test
    void initialContexts_shouldBeThoseOfTheStandard() {
        byte[] states = new byte[Contexts.COUNT];
        // 184 at a quantizer of 26: a slope of 10 and an offset of 48 make 64, the first state where 1 is more
        // probable.
        Contexts.reset(states, 26);
        assertThat(states[Contexts.LIKELY_MODE]).isEqualTo((byte) 1);
        // 154 has no slope: 64 at any quantizer.
        Contexts.reset(states, 51);
        assertThat(states[Contexts.LOSSLESS]).isEqualTo((byte) 1);
    }
}
