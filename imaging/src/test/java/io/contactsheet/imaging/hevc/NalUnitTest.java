package io.contactsheet.imaging.hevc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NalUnitTest {

    private static byte[] payload(int... bytes) {
        byte[] unit = new byte[bytes.length + 2];
        for (int i = 0; i < bytes.length; i++) {
            unit[i + 2] = (byte) bytes[i];
        }
        return NalUnit.of(unit, 0, unit.length).payload();
    }

    @Test
    void emulationPrevention_shouldBeTakenOut() {
        assertThat(payload(1, 0, 0, 3, 1, 0, 0, 3)).containsExactly(1, 0, 0, 1, 0, 0);
        assertThat(payload(0, 0, 3, 0, 0, 3, 3)).containsExactly(0, 0, 0, 0, 3);
        assertThat(payload(0, 3, 0, 0, 4)).containsExactly(0, 3, 0, 0, 4);
    }

    @Test
    void header_shouldTellTypeAndLayer() {
        NalUnit unit = NalUnit.of(new byte[] {(byte) (33 << 1 | 1), (byte) (5 << 3 | 1)}, 0, 2);
        assertThat(unit.type()).isEqualTo(NalUnit.SEQUENCE_PARAMETERS);
        assertThat(unit.layer()).isEqualTo(32 + 5);
    }

    @Test
    void unitLongerThanTheData_shouldBeCut() {
        NalUnits units = new NalUnits(new byte[] {0, 2, 38, 1, 0, 9, 38, 1, 7}, 0, 9, 2);
        assertThat(units.next().payload()).isEmpty();
        assertThat(units.isCut()).isFalse();
        assertThat(units.next().payload()).containsExactly(7);
        assertThat(units.isCut()).isTrue();
        assertThat(units.next()).isNull();
    }
}
