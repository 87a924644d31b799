package io.contactsheet.imaging.resize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlaneResizerTest {

    @Test
    void rowsOfOneValue_shouldCountAsOthersDo() {
        int height = 60;
        PlaneResizer quick = new PlaneResizer(8, height, 8, 20);
        PlaneResizer slow = new PlaneResizer(9, height, 9, 20);
        for (int y = 0; y < height; y++) {
            byte[] row = new byte[9];
            Arrays.fill(row, (byte) (y * y));
            if (y % 7 == 0) {
                row[3] = 90;
            }
            row[8] = (byte) y;
            quick.addRow(row);
            slow.addRow(row);
        }
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 8; x++) {
                assertThat(quick.result()[8 * y + x]).isCloseTo(slow.result()[9 * y + x], within(0.01f));
            }
        }
    }
}
